import { isObject } from '../typedValue.ts';
import { has, isDistinct, itemsOf, type NativeCheck } from './presence.ts';

type Values = Record<string, unknown>;

const elementsOf = (definition: Values, view: 'snapshot' | 'differential'): readonly Values[] => {
  const held = definition[view];
  return isObject(held) ? itemsOf(held, 'element') : [];
};
const allOf = (definition: Values) => [
  ...elementsOf(definition, 'snapshot'),
  ...elementsOf(definition, 'differential'),
];
const isRoot = ({ path }: Values) => typeof path === 'string' && !path.includes('.');
const typesOf = (elements: readonly Values[]) =>
  elements.flatMap((element) => itemsOf(element, 'type')).flatMap(({ code }) => code ?? []);
const textsOf = (elements: readonly Values[], name: string) =>
  elements.flatMap(({ [name]: text }) => text ?? []);
const isOfHl7 = ({ url }: Values) =>
  typeof url === 'string' && url.startsWith('http://hl7.org/fhir/StructureDefinition');
const systemType = /^http:\/\/hl7\.org\/fhirpath\/System\.[A-Z][A-Za-z]+$/;
const isNamed = (pattern: RegExp) => (type: unknown) =>
  typeof type === 'string' && (pattern.test(type) || systemType.test(type));
const hasIds = (elements: readonly Values[]) => elements.every((element) => element.id !== undefined);
const isLogical = ({ kind }: Values) => kind === 'logical';

/** The path of the first element begins with the type, and those of all others with its first step. */
function arePathsOfType(differential: Values, resource: Values): boolean {
  const [first, ...others] = itemsOf(differential, 'element').map(({ path }) => String(path));
  if (first === undefined) return isLogical(resource);
  const [root] = first.split('.');
  return (
    (isLogical(resource) || first.startsWith(String(resource.type))) &&
    others.every((path) => path.startsWith(`${root}.`))
  );
}

/** Invariants of StructureDefinition. https://hl7.org/fhir/R4/structuredefinition.html#invs */
export const structureDefinitionChecks: Readonly<Record<string, NativeCheck>> = {
  'StructureDefinition sdf-1': (value) =>
    value.derivation === 'constraint' || isDistinct(textsOf(elementsOf(value, 'snapshot'), 'path')),
  'StructureDefinition sdf-4': (value) => value.abstract === true || has(value, 'baseDefinition'),
  'StructureDefinition sdf-5': (value) =>
    value.type !== 'Extension' || value.derivation === 'specialization' || has(value, 'context'),
  'StructureDefinition sdf-6': (value) => has(value, 'snapshot') || has(value, 'differential'),
  'StructureDefinition sdf-9': (value) =>
    allOf(value)
      .filter(isRoot)
      .every((root) => !has(root, 'label') && !has(root, 'code') && !has(root, 'requirements')),
  'StructureDefinition sdf-11': (value) => {
    const [first] = elementsOf(value, 'snapshot');
    return isLogical(value) || !has(value, 'snapshot') || first?.path === value.type;
  },
  'StructureDefinition sdf-14': (value) => hasIds(allOf(value)),
  'StructureDefinition sdf-15': (value) =>
    isLogical(value) || !has(elementsOf(value, 'snapshot')[0] ?? {}, 'type'),
  'StructureDefinition sdf-15a': (value) => {
    const [first] = elementsOf(value, 'differential');
    return isLogical(value) || !first || !isRoot(first) || !has(first, 'type');
  },
  'StructureDefinition sdf-16': (value) => {
    const elements = elementsOf(value, 'snapshot');
    return hasIds(elements) && isDistinct(textsOf(elements, 'id'));
  },
  'StructureDefinition sdf-17': (value) => {
    const elements = elementsOf(value, 'differential');
    return hasIds(elements) && isDistinct(textsOf(elements, 'id'));
  },
  'StructureDefinition sdf-19': (value) =>
    !isOfHl7(value) ||
    (typesOf(elementsOf(value, 'differential')).every(isNamed(/^[a-zA-Z0-9]+$/)) &&
      typesOf(elementsOf(value, 'snapshot')).every(isNamed(/^[a-zA-Z0-9.]+$/))),
  'StructureDefinition sdf-21': (value) =>
    !elementsOf(value, 'differential').some((element) => has(element, 'defaultValue')) ||
    value.derivation === 'specialization',
  'StructureDefinition sdf-22': (value) =>
    !isOfHl7(value) || !allOf(value).some((element) => has(element, 'defaultValue')),
  'StructureDefinition sdf-23': (value) =>
    allOf(value).every((element) => !isRoot(element) || !has(element, 'sliceName')),
  'StructureDefinition.differential sdf-8a': arePathsOfType,
  'StructureDefinition.differential sdf-20': (differential) =>
    !itemsOf(differential, 'element').some((element) => isRoot(element) && has(element, 'slicing')),
  'ElementDefinition eld-2': ({ min, max }) =>
    typeof min !== 'number' || typeof max !== 'string' || max === '*' || min <= toInteger(max),
  'ElementDefinition.type eld-17': (type) =>
    type.code === 'Reference' || type.code === 'canonical' || !has(type, 'targetProfile'),
  'ElementDefinition eld-6': (element) => !has(element, 'fixed') || itemsOf(element, 'type').length <= 1,
  'ElementDefinition eld-16': ({ sliceName }) =>
    typeof sliceName !== 'string' || /^[a-zA-Z0-9/\-_[\]@]+$/.test(sliceName),
};

/** FHIRPath's `toInteger()` of a text; NaN for nothing, with which no comparison holds. */
export function toInteger(text: string): number {
  return /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
}
