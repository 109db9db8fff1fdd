import type { OperationDefinition, OperationDefinitionParameter } from 'fhir/r4.js';
import { slicesOf } from '../conformance/parameterSlices.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Parameters of operations. */
export const operationParameters: Rule = {
  code: 'operation-parameters',
  group: 'conformance',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/operationdefinition-definitions.html#OperationDefinition.inputProfile',
  wants:
    'Parameters of an operation have names of their own, possible numbers, and are those that its profiles of Parameters describe.',
  why: 'Who calls the operation cannot satisfy it, or two parameters are taken for one.',
  example: {
    faulty: {
      resourceType: 'OperationDefinition',
      name: 'Score',
      status: 'draft',
      kind: 'operation',
      code: 'score',
      resource: ['Patient'],
      system: false,
      type: false,
      instance: true,
      parameter: [{ name: 'scale', use: 'in', min: 2, max: '1', type: 'string' }],
    },
    mended: {
      resourceType: 'OperationDefinition',
      name: 'Score',
      status: 'draft',
      kind: 'operation',
      code: 'score',
      resource: ['Patient'],
      system: false,
      type: false,
      instance: true,
      parameter: [{ name: 'scale', use: 'in', min: 1, max: '1', type: 'string' }],
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'OperationDefinition')) {
      yield* names(resource.parameter, path);
      yield* profile(resource, 'in', resource.inputProfile, path, scope);
      yield* profile(resource, 'out', resource.outputProfile, path, scope);
    }
  },
};

function* names(parameters: readonly OperationDefinitionParameter[] = [], path: string): Iterable<Finding> {
  const seen = new Set<string>();
  for (const [index, { name, use, min, max }] of parameters.entries()) {
    const fhirPath = `${path}.parameter[${index}]`;
    if (seen.has(`${use} ${name}`))
      yield {
        severity: 'warning',
        message: `"${name}" is a parameter before: give each a name of its own.`,
        fhirPath,
      };
    seen.add(`${use} ${name}`);
    if (max !== '*' && min > Number(max))
      yield {
        message: `"${name}" is there at least ${min} and at most ${max} times.`,
        fhirPath: `${fhirPath}.min`,
      };
  }
}

function* profile(
  { parameter = [] }: OperationDefinition,
  use: 'in' | 'out',
  canonical: string | undefined,
  path: string,
  scope: Scope,
): Iterable<Finding> {
  const found = canonical ? scope.catalog.byCanonical(canonical)?.resource : undefined;
  if (found?.resourceType !== 'StructureDefinition') return;
  const slices = slicesOf(found);
  for (const [index, each] of parameter.entries()) {
    const slice = each.use === use ? slices.get(each.name) : undefined;
    if (!slice) continue;
    const fhirPath = `${path}.parameter[${index}]`;
    const differs = (name: 'min' | 'max') =>
      slice[name] !== undefined && String(slice[name]) !== String(each[name]);
    for (const name of ['min', 'max'] as const)
      if (differs(name))
        yield {
          message: `${name} of "${each.name}" is ${each[name]}, in the profile ${canonical} ${slice[name]}.`,
          fhirPath: `${fhirPath}.${name}`,
        };
    const extra = slice.types.filter((type) => each.type && !covers(each, type));
    if (extra.length > 0)
      yield {
        message: `The profile ${canonical} allows ${extra.join(', ')} for "${each.name}", which is of type ${each.type}.`,
        fhirPath: `${fhirPath}.type`,
      };
  }
}

const general = ['Any', 'Resource', 'DomainResource', 'Element', 'Type'];

function covers({ type, extension = [] }: OperationDefinitionParameter, found: string): boolean {
  // the type may be narrowed or widened by an extension that lists others
  const listed = extension.flatMap(({ valueUri, valueCode }) => valueUri ?? valueCode ?? []);
  return general.includes(type ?? '') || type === found || listed.includes(found);
}
