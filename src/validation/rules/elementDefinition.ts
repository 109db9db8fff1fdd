import type { ElementDefinition, StructureDefinition } from 'fhir/r4.js';
import { loadDefinitions } from '../../definitions/definitions.ts';
import { coreInvariant } from '../conformance/coreInvariant.ts';
import { elementsAt, isType } from '../conformance/elementsAt.ts';
import { isWithin } from '../conformance/isWithin.ts';
import { parseTrouble } from '../conformance/parseTrouble.ts';
import { typeProblems } from '../conformance/typeProblems.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

const core = 'http://hl7.org/fhir/StructureDefinition/';

/** What the elements of a differential bind, slice, demand and refer to. */
export const elementDefinition: Rule = {
  code: 'element-definition',
  group: 'conformance',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/elementdefinition.html',
  wants:
    'Elements of a profile refer to profiles of their type, keep within the value sets that R4 requires, name each slice once, and give their invariants keys of their own.',
  why: 'No snapshot can be made of the profile, or what it says contradicts R4: an instance can never satisfy both.',
  example: {
    faulty: profileWith('http://hl7.org/fhir/StructureDefinition/Patient'),
    mended: profileWith('http://hl7.org/fhir/StructureDefinition/HumanName'),
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'StructureDefinition')) {
      const elements = resource.differential?.element ?? [];
      for (const [index, element] of elements.entries())
        for (const { fhirPath, ...finding } of problemsOf(element, resource, scope, elements.slice(0, index)))
          yield { ...finding, fhirPath: `${path}.differential.element[${index}]${fhirPath}` };
    }
  },
};

function* problemsOf(
  element: ElementDefinition,
  definition: StructureDefinition,
  scope: Scope,
  before: readonly ElementDefinition[],
): Iterable<Finding> {
  const [, ...steps] = element.path.split('.');
  const base = elementsAt(definition.type, steps)?.[0]?.element;
  yield* typeProblems(element, scope, base?.types?.flatMap(({ targets }) => targets ?? []) ?? []);
  yield* ofBinding(element, scope, base?.binding);
  yield* ofConstraints(element, definition);
  yield* ofDiscriminators(element, definition);
  if (definition.derivation !== 'constraint') return;
  if (element.meaningWhenMissing !== undefined && !/(?:^E|\.e)xtension$/.test(element.path))
    yield { message: 'A profile cannot say what a missing element means.', fhirPath: '.meaningWhenMissing' };
  if (isNamedTwice(element, before))
    yield {
      message: `The slice ${element.sliceName} of ${element.path} stands here before.`,
      fhirPath: '.sliceName',
    };
  if (
    element.path.endsWith('[x]') &&
    element.slicing?.discriminator?.some(({ type, path }) => type !== 'type' || path !== '$this')
  )
    yield {
      message: `${element.path} is sliced by type, whose discriminator is type:$this.`,
      fhirPath: '.slicing',
    };
}

/** The slice of the same name at the same place: ids tell slices within different slices apart. */
function isNamedTwice(
  { path, sliceName, id }: ElementDefinition,
  before: readonly ElementDefinition[],
): boolean {
  const within = (each: string | undefined) => each?.slice(0, each.lastIndexOf('.'));
  return (
    sliceName !== undefined &&
    id !== undefined &&
    before.some(
      (each) =>
        each.path === path &&
        each.sliceName === sliceName &&
        each.id !== id &&
        within(each.id) === within(id),
    )
  );
}

/** Types that hold codes, or texts that may be codes. */
const bindable = new Set(
  'code Coding CodeableConcept Quantity Age Count Distance Duration Money MoneyQuantity SimpleQuantity Range string uri url uuid oid canonical id markdown Extension Reference CodeableReference Resource'.split(
    ' ',
  ),
);

function* ofBinding(
  { binding, type = [], path }: ElementDefinition,
  scope: Scope,
  base: { readonly strength: string; readonly valueSet: string } | undefined,
): Iterable<Finding> {
  if (!binding) return;
  const { valueSet, strength } = binding;
  const { types } = loadDefinitions();
  if (type.length > 0 && type.every(({ code }) => Object.hasOwn(types, code) && !bindable.has(code)))
    yield {
      message: `${type.map(({ code }) => code).join(', ')} has no codes to bind.`,
      fhirPath: '.binding',
    };
  if (base?.strength === 'required' && strength !== 'required')
    yield {
      message: `R4 requires ${base.valueSet} of ${path}: the binding cannot be ${strength}.`,
      fhirPath: '.binding.strength',
    };
  if (valueSet === undefined) return;
  const other =
    scope.catalog.byCanonical(valueSet)?.resource.resourceType ?? publishedAs(valueSet.replace(/\|.*$/, ''));
  if (other !== undefined && other !== 'ValueSet')
    yield {
      message: `${valueSet} is a ${other}, not a value set.`,
      fhirPath: '.binding.valueSet',
      // the official validators have the code systems of v2 and v3 under other urls, and let it stand
      ...(/\/CodeSystem\/v[23]-/.test(valueSet) && { severity: 'warning' }),
    };
  else if (base?.strength === 'required' && isWithin(valueSet, base.valueSet, scope) === false)
    yield {
      message: `${valueSet} has codes beyond ${base.valueSet}, which R4 requires of ${path}.`,
      fhirPath: '.binding.valueSet',
    };
}

function publishedAs(url: string): string | undefined {
  if (Object.hasOwn(loadDefinitions().codeSystems, url)) return 'CodeSystem';
  return url.startsWith(core) ? 'StructureDefinition' : undefined;
}

/** Plain paths only; functions (`resolve()`, `ofType(…)`) are passed over, and what leads into any resource. */
function* ofDiscriminators(
  { slicing, path }: ElementDefinition,
  { type }: StructureDefinition,
): Iterable<Finding> {
  if (!isType(type)) return;
  const [, ...steps] = path.split('.');
  for (const [index, { path: way }] of (slicing?.discriminator ?? []).entries()) {
    if (!/^[a-z]\w*(?:\.[a-z]\w*)*$/.test(way)) continue;
    if (elementsAt(type, [...steps, ...way.split('.')])?.length !== 0) continue;
    yield {
      message: `The discriminator ${way} leads nowhere from ${path}.`,
      fhirPath: `.slicing.discriminator[${index}].path`,
    };
  }
}

function* ofConstraints(
  { constraint = [] }: ElementDefinition,
  { url, type, derivation, baseDefinition }: StructureDefinition,
): Iterable<Finding> {
  const isNew = derivation === 'constraint' && baseDefinition === `${core}${type}`;
  for (const [index, { key, expression, source }] of constraint.entries()) {
    const fhirPath = `.constraint[${index}]`;
    const known = coreInvariant(key, type);
    const trouble = expression !== undefined && known !== expression ? parseTrouble(expression) : undefined;
    if (trouble) yield { message: `The expression of the invariant ${key} is wrong: ${trouble}.`, fhirPath };
    if (isNew && known === undefined && source !== undefined && source.replace(/\|.*$/, '') !== url)
      yield {
        message: `The invariant ${key} stands here first, so its source is ${url}, not ${source}.`,
        fhirPath,
      };
    if (known !== undefined && expression !== undefined && known !== expression)
      yield { message: `R4 has an invariant ${key} of another expression: choose another key.`, fhirPath };
  }
}

function profileWith(profile: string) {
  return {
    resourceType: 'StructureDefinition' as const,
    url: 'http://example.org/fhir/StructureDefinition/named',
    name: 'Named',
    status: 'draft',
    kind: 'resource',
    abstract: false,
    type: 'Patient',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
    derivation: 'constraint',
    differential: {
      element: [
        { id: 'Patient.name', path: 'Patient.name', type: [{ code: 'HumanName', profile: [profile] }] },
      ],
    },
  };
}
