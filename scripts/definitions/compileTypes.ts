import type * as fhir from 'fhir/r4.js';
import type {
  Binding,
  ElementDefinition,
  ElementType,
  Invariant,
  TypeDefinition,
} from '../../src/definitions/definitions.ts';

const definitionBase = 'http://hl7.org/fhir/StructureDefinition/';
const bestPractice = `${definitionBase}elementdefinition-bestpractice`;
const maxValueSet = `${definitionBase}elementdefinition-maxValueSet`;
const fhirType = `${definitionBase}structuredefinition-fhir-type`;
const regex = `${definitionBase}structuredefinition-regex`;
const shortRegex = `${definitionBase}regex`;

/** Compact definitions of types and resources, by name, in the order given; logical models are left out. */
export function compileTypes(
  definitions: readonly fhir.StructureDefinition[],
): Record<string, TypeDefinition> {
  const kept = definitions.filter(({ kind }) => kind !== 'logical');
  const byName = new Map(kept.map((definition) => [definition.name, definition]));
  return Object.fromEntries(kept.map((definition) => [definition.name, compileType(definition, byName)]));
}

type ByName = ReadonlyMap<string, fhir.StructureDefinition>;

function compileType(definition: fhir.StructureDefinition, byName: ByName): TypeDefinition {
  const elements = definition.snapshot?.element ?? [];
  const [root] = elements;
  if (!root) throw new Error(`${definition.name} has no snapshot`);
  const constrains = definition.derivation === 'constraint' ? definition.type : undefined;
  const base = constrains ? 'Element' : nameOf(definition.baseDefinition);
  const primitive = definition.kind === 'primitive-type';
  const pattern = primitive ? patternOf(elements) : undefined;
  const invariants = ownInvariants(root, inheritedKeys(constrains ?? base, byName));
  return {
    kind: definition.kind as TypeDefinition['kind'],
    ...(definition.abstract && { abstract: true }),
    ...(base && { base }),
    ...(constrains && { constrains }),
    ...(pattern && { pattern }),
    ...(invariants.length > 0 && { invariants }),
    elements: primitive ? [] : childrenOf(root.path, elements, byName, constrains ?? definition.name),
  };
}

/** Elements right below `path` that `owner` itself defines; what its base defines is inherited. */
function childrenOf(
  path: string,
  all: readonly fhir.ElementDefinition[],
  byName: ByName,
  owner: string,
): ElementDefinition[] {
  return all
    .filter(
      (element) => element.path.startsWith(`${path}.`) && !element.path.slice(path.length + 1).includes('.'),
    )
    .filter((element) => (element.base?.path ?? element.path).split('.')[0] === owner && element.max !== '0')
    .map((element) => compileElement(element, all, byName, owner));
}

function compileElement(
  element: fhir.ElementDefinition,
  all: readonly fhir.ElementDefinition[],
  byName: ByName,
  owner: string,
): ElementDefinition {
  const types = element.type?.map(compileElementType);
  const invariants = ownInvariants(
    element,
    inheritedKeys(types?.length === 1 ? types[0]?.code : 'Element', byName),
  );
  const elements = childrenOf(element.path, all, byName, owner);
  return {
    name: element.path.slice(element.path.lastIndexOf('.') + 1),
    ...(element.min && { min: element.min }),
    ...(element.max !== '1' && { max: element.max ?? '*' }),
    ...(types && { types }),
    ...(element.contentReference && { contentReference: element.contentReference.slice(1) }),
    ...(element.binding?.valueSet && { binding: compileBinding(element.binding) }),
    ...(invariants.length > 0 && { invariants }),
    ...(element.isModifier && { modifier: true }),
    ...(elements.length > 0 && { elements }),
  };
}

function compileElementType(type: fhir.ElementDefinitionType): ElementType {
  const targets = type.targetProfile?.map((profile) => nameOf(profile) as string);
  const code = type.code.startsWith('http:') ? primitiveOf(type) : type.code;
  return {
    code,
    ...(type.profile?.[0] && { profile: nameOf(type.profile[0]) as string }),
    ...(targets && !targets.includes('Resource') && { targets }),
  };
}

/** `id` and `url` of the infrastructure have FHIRPath system types and name their FHIR type in an extension. */
function primitiveOf(type: fhir.ElementDefinitionType): string {
  return type.extension?.find(({ url }) => url === fhirType)?.valueUrl ?? 'string';
}

function compileBinding(binding: fhir.ElementDefinitionBinding): Binding {
  const max = binding.extension?.find(({ url }) => url === maxValueSet)?.valueCanonical;
  return {
    strength: binding.strength,
    valueSet: withoutVersion(binding.valueSet ?? ''),
    ...(max && { max: withoutVersion(max) }),
  };
}

function ownInvariants(element: fhir.ElementDefinition, inherited: ReadonlySet<string>): Invariant[] {
  return (element.constraint ?? [])
    .filter(({ key }) => !inherited.has(key))
    .map(({ key, severity, human, expression, extension }) => ({
      key,
      severity,
      human,
      ...(expression && { expression }),
      ...(extension?.some(({ url, valueBoolean }) => url === bestPractice && valueBoolean) && {
        bestPractice: true,
      }),
    }));
}

/** Keys of the invariants that a type and its bases bring. */
function inheritedKeys(type: string | undefined, byName: ByName): Set<string> {
  const definition = type ? byName.get(type) : undefined;
  const own = definition?.snapshot?.element[0]?.constraint?.map(({ key }) => key) ?? [];
  return new Set(definition ? [...own, ...inheritedKeys(nameOf(definition.baseDefinition), byName)] : own);
}

function patternOf(elements: readonly fhir.ElementDefinition[]): string | undefined {
  const value = elements.find(({ path }) => path.endsWith('.value'));
  return value?.type?.[0]?.extension?.find(({ url }) => url === regex || url === shortRegex)?.valueString;
}

function nameOf(canonical: string | undefined): string | undefined {
  return canonical?.slice(canonical.lastIndexOf('/') + 1);
}

function withoutVersion(canonical: string): string {
  return canonical.replace(/\|.*$/, '');
}
