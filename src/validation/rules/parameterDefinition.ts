import { logicOf } from '../plans/librariesOf.ts';
import { parametersOf } from '../plans/parametersOf.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** Types of FHIR that CQL gives under a name of its own. */
const sameTypes: Readonly<Record<string, readonly string[]>> = {
  Boolean: ['boolean'],
  Integer: ['integer'],
  Decimal: ['decimal'],
  String: ['string'],
  Date: ['date'],
  DateTime: ['dateTime', 'date'],
  Time: ['time'],
  Quantity: ['Quantity', 'Age', 'Duration'],
};

export const parameterDefinition: Rule = {
  code: 'parameter-definition',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/metadatatypes.html#ParameterDefinition',
  wants:
    'The bounds of a parameter leave room; the parameters of a library are named once and are those of its logic.',
  why: 'Engines bind parameters by name and type: one that is not there gives nothing.',
  example: {
    faulty: {
      resourceType: 'Library',
      status: 'draft',
      type: { text: 'logic' },
      parameter: [{ name: 'A', use: 'out', min: 2, max: '1', type: 'boolean' }],
    },
    mended: {
      resourceType: 'Library',
      status: 'draft',
      type: { text: 'logic' },
      parameter: [{ name: 'A', use: 'out', min: 0, max: '1', type: 'boolean' }],
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'ParameterDefinition')) {
      const { min, max } = isObject(typed.value) ? typed.value : {};
      const path = fhirPathOf(typed);
      if (typeof min === 'number' && min < 0)
        yield {
          severity: 'warning',
          message: `Found the bound ${min}, expected a number from 0 on.`,
          fhirPath: `${path}.min`,
        };
      if (typeof max !== 'string') continue;
      if (max !== '*' && !/^\d+$/.test(max))
        yield { message: `Found the bound "${max}", expected a number or *.`, fhirPath: `${path}.max` };
      else if (typeof min === 'number' && max !== '*' && min > Number(max))
        yield { message: `At least ${min} and at most ${max}: no number is both.`, fhirPath: `${path}.min` };
    }
    for (const { resource, path } of resourcesOf(artifact, scope, 'Library')) {
      const seen = new Set<string>();
      const logic = logicOf(resource);
      for (const [index, { name, use, type }] of (resource.parameter ?? []).entries()) {
        const fhirPath = `${path}.parameter[${index}]`;
        const warning = (message: string): Finding => ({ severity: 'warning', message, fhirPath });
        if (name === undefined) continue;
        if (seen.has(`${use} ${name}`))
          yield warning(`The parameter "${name}" is declared before: keep one.`);
        seen.add(`${use} ${name}`);
        if (use === 'in') yield* taken(name, type, parametersOf(resource), warning);
        if (!logic || use !== 'out') continue;
        const given = logic.definitions.get(name);
        if (given === undefined) {
          // the patient that a context brings is a parameter and no definition of the text
          if (name !== 'Patient') yield warning(`The logic defines no "${name}".`);
        } else if (Object.hasOwn(sameTypes, given) && !sameTypes[given]?.includes(type))
          yield warning(`"${name}" is said to be ${type}, the logic gives ${given}.`);
      }
    }
  },
};

/** What goes into the logic is a parameter of it, of the same type; where its parameters are not known nothing is said. */
function* taken(
  name: string,
  type: string,
  parameters: ReadonlyMap<string, string> | undefined,
  warning: (message: string) => Finding,
): Iterable<Finding> {
  if (!parameters) return;
  if (!parameters.has(name)) {
    if (name !== 'Patient') yield warning(`The logic takes no parameter "${name}".`);
    return;
  }
  const wanted = parameters.get(name) ?? '';
  if (Object.hasOwn(sameTypes, wanted) && !sameTypes[wanted]?.includes(type))
    yield warning(`"${name}" is said to be ${type}, the logic takes ${wanted}.`);
}
