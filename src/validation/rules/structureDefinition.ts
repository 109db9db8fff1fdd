import type { ElementDefinition, StructureDefinition } from 'fhir/r4.js';
import { shapeOf } from '../../definitions/shape.ts';
import { choiceOf, typeName } from '../choiceOf.ts';
import { elementsAt, isType } from '../conformance/elementsAt.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';

const core = 'http://hl7.org/fhir/StructureDefinition/';

/** Differentials of profiles. */
export const structureDefinition: Rule = {
  code: 'structure-definition',
  group: 'conformance',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/profiling.html',
  wants:
    'The differential of a profile names elements that its type has, in their order, once each, and only narrows them.',
  why: 'No snapshot can be made of it, so nobody can validate against the profile.',
  example: {
    faulty: {
      resourceType: 'StructureDefinition',
      url: 'http://example.org/fhir/StructureDefinition/born',
      name: 'Born',
      status: 'draft',
      kind: 'resource',
      abstract: false,
      type: 'Patient',
      baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
      derivation: 'constraint',
      differential: { element: [{ id: 'Patient.birthdate', path: 'Patient.birthdate', min: 1 }] },
    },
    mended: {
      resourceType: 'StructureDefinition',
      url: 'http://example.org/fhir/StructureDefinition/born',
      name: 'Born',
      status: 'draft',
      kind: 'resource',
      abstract: false,
      type: 'Patient',
      baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
      derivation: 'constraint',
      differential: { element: [{ id: 'Patient.birthDate', path: 'Patient.birthDate', min: 1 }] },
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'StructureDefinition')) {
      if (resource.derivation === 'constraint') yield* ofProfile(resource, path);
    }
  },
};

function* ofProfile(profile: StructureDefinition, path: string): Iterable<Finding> {
  const { type, baseDefinition, context = [] } = profile;
  const known = isType(type);
  const named = baseDefinition?.startsWith(core) ? baseDefinition.slice(core.length) : undefined;
  if (named !== undefined && /^[A-Z][A-Za-z]+$/.test(named) && !isType(named))
    yield {
      severity: 'warning',
      message: `${baseDefinition} is the definition of no type of R4: correct the url.`,
      fhirPath: `${path}.baseDefinition`,
    };
  if (known && baseDefinition?.startsWith(core)) {
    const base = baseDefinition.slice(core.length);
    if (isType(base) && base !== type && base !== 'SimpleQuantity' && base !== 'MoneyQuantity')
      yield {
        message: `It constrains ${base}, so its type is ${base}, not ${type}.`,
        fhirPath: `${path}.type`,
      };
  }
  yield* ofDifferential(profile, known, path);
  for (const [index, { type: kind, expression }] of context.entries()) {
    const [root = '', ...steps] = kind === 'element' ? expression.split('.') : [];
    if (isType(root) && elementsAt(root, steps)?.length === 0 && steps.length > 0)
      yield { message: `R4 has no element ${expression}.`, fhirPath: `${path}.context[${index}].expression` };
  }
}

function* ofDifferential(
  { type, baseDefinition, differential, url }: StructureDefinition,
  known: boolean,
  path: string,
): Iterable<Finding> {
  const elements = differential?.element ?? [];
  const seen = new Set<string>();
  const sliced = new Set<string>();
  for (const [index, element] of elements.entries()) {
    const own: Finding[] = [];
    if (element.slicing) sliced.add(element.path);
    if (baseDefinition === core + type && repeats(element) && startsSlicing(element, sliced))
      own.push({
        message: `${element.path} is sliced and nothing says how: put an element with slicing before the first slice.`,
        fhirPath: '.sliceName',
      });
    if (isDisordered(elements[index - 1], element))
      own.push({
        message: `${element.path} comes before ${elements[index - 1]?.path} in R4: keep its order.`,
        fhirPath: '.path',
      });
    if (element.id !== undefined && seen.has(element.id))
      own.push({
        message: `The id "${element.id}" is taken: name the slice, or put both together.`,
        fhirPath: '.id',
      });
    if (element.id !== undefined) seen.add(element.id);
    if (element.path === 'Extension.url' && element.fixedUri !== undefined && element.fixedUri !== url)
      own.push({
        message: `The extension has the url ${url} and fixes ${element.fixedUri}.`,
        fhirPath: '.fixedUri',
      });
    for (const finding of [...own, ...elementProblems(element, type, known)])
      yield { ...finding, fhirPath: `${path}.differential.element[${index}]${finding.fhirPath}` };
  }
}

function repeats({ path }: ElementDefinition): boolean {
  const [root = '', ...steps] = path.split('.');
  return steps.length > 0 && elementsAt(root, steps)?.[0]?.element.max === '*';
}

/** Extensions are sliced by url without saying so. */
function startsSlicing({ sliceName, path, id }: ElementDefinition, sliced: ReadonlySet<string>): boolean {
  if (!sliceName || sliced.has(path) || path.endsWith('xtension') || path.endsWith('[x]')) return false;
  // a slice inside a slice repeats its parents' slicing; a choice may be sliced by type
  return id === `${path}:${sliceName}` && !/\.value[A-Z]/.test(path);
}

/** True for two elements of one parent, one after the other, which R4 has the other way round. */
function isDisordered(before: ElementDefinition | undefined, element: ElementDefinition): boolean {
  if (!before || before.path === element.path || before.path.includes('[x]:')) return false;
  const [parent, name] = split(element.path);
  const [other, first] = split(before.path);
  if (parent !== other || !shapeOf(parent)) return false;
  const names = shapeOf(parent)?.elements.map((each) => each.name) ?? [];
  const [a, b] = [names.indexOf(first), names.indexOf(name)];
  return a >= 0 && b >= 0 && b < a;
}

function split(path: string): readonly [string, string] {
  const at = path.lastIndexOf('.');
  return [path.slice(0, at), path.slice(at + 1)];
}

function* elementProblems(element: ElementDefinition, type: string, known: boolean): Iterable<Finding> {
  const [root = '', ...steps] = element.path.split('.');
  if (root !== type) {
    yield { message: `The path starts with ${root}, expected ${type}.`, fhirPath: '.path' };
    return;
  }
  if (steps.length === 0) {
    if (element.slicing) yield { message: 'The root cannot be sliced.', fhirPath: '.slicing' };
    return;
  }
  if (!known) return;
  const found = elementsAt(type, steps);
  if (found === undefined) return;
  if (found.length === 0) yield { message: `R4 has no element ${element.path}.`, fhirPath: '.path' };
  else if (found.length === 1 && found[0]) yield* narrowing(element, found[0]);
}

function* narrowing(
  element: ElementDefinition,
  { element: base, shapes }: NonNullable<ReturnType<typeof elementsAt>>[number],
): Iterable<Finding> {
  const { min, max, type = [], slicing, path, sliceName } = element;
  const choice = base.name.endsWith('[x]');
  if (min !== undefined && min < (base.min ?? 0) && !sliceName)
    yield {
      message: `${path} is there at least ${base.min} times in R4, not ${min}: a profile only narrows.`,
      fhirPath: '.min',
    };
  const most = base.max ?? '1';
  if (max !== undefined && most !== '*' && (max === '*' || Number(max) > Number(most)))
    yield {
      message: `${path} is there at most ${most} times in R4, not ${max}: a profile only narrows.`,
      fhirPath: '.max',
    };
  if (slicing && most === '1' && !choice)
    yield { message: `${path} does not repeat: it cannot be sliced.`, fhirPath: '.slicing' };
  const allowed = base.types?.map(({ code }) => code) ?? [];
  const open =
    allowed.length === 0 ||
    allowed.some((code) => ['Resource', 'Element', 'BackboneElement', '*'].includes(code));
  const extra = type.filter(({ code }) => !open && !allowed.includes(code) && !code.startsWith('http'));
  if (extra.length > 0)
    yield {
      message: `${path} takes ${allowed.join(', ')} in R4, not ${extra.map(({ code }) => code).join(', ')}.`,
      fhirPath: '.type',
    };
  const fixed = choiceOf(element, 'fixed') ?? choiceOf(element, 'pattern');
  const types = type.length > 0 ? type.map(({ code }) => code) : choice ? allowed : [...allowed, ...shapes];
  // R4 publishes the ids of resources as strings, and everybody fixes them as ids
  if (base.name === 'id' && fixed?.type === 'Id') return;
  if (fixed && !open && !types.includes(typeName(fixed.type)))
    yield {
      message: `${path} is of type ${types[0]}, the fixed value of type ${typeName(fixed.type)}.`,
      fhirPath: `.${fixed.key}`,
    };
}
