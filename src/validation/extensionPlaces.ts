import { elementsOf, loadDefinitions } from '../definitions/definitions.ts';
import { shapeNameOf, type TypedValue } from './typedValue.ts';

/**
 * All names by which a definition of an extension may call a place: its types (`Patient`, `DomainResource`, `HumanName`,
 * `Element`, which also means any resource), its element in the type that has it (`HumanName.family`, `PlanDefinition.action`) and its whole path.
 */
export function placesOf(at: TypedValue): ReadonlySet<string> {
  const places = new Set(typesOf(at));
  const name = at.property?.element.name;
  if (at.type === 'Resource' || !at.parent || name === undefined) return places;
  for (const owner of ownersOf(at.parent)) {
    for (const each of spellings(name)) places.add(`${owner}.${each}`);
  }
  for (const each of spellings(name)) places.add(`${pathOf(at.parent)}.${each}`);
  const shape = shapeNameOf(at);
  if (shape?.includes('.')) places.add(shape);
  return places;
}

function typesOf(at: TypedValue): string[] {
  if (at.type !== 'Resource') {
    const shape = shapeNameOf(at) ?? 'Element';
    const type = at.type === 'Element' ? (at.property?.type?.code ?? 'Element') : shape;
    return [
      ...basesOf(type.includes('.') ? (at.property?.type?.code ?? 'BackboneElement') : type),
      'Element',
    ];
  }
  const type = shapeNameOf(at);
  if (type === undefined) return ['Resource', 'Element'];
  const isCanonical = elementsOf(type).some(({ name }) => name === 'url');
  return [...basesOf(type), 'Element', ...(isCanonical ? ['CanonicalResource', 'MetadataResource'] : [])];
}

/** The types that may call an element of this value theirs. */
function ownersOf(parent: TypedValue): readonly string[] {
  const shape = shapeNameOf(parent) ?? 'Element';
  return shape.includes('.') ? [shape] : basesOf(shape);
}

/** A type, and all that it is built on. */
function basesOf(type: string): string[] {
  const definition = loadDefinitions().types[type];
  const base = definition?.constrains ?? definition?.base;
  return base ? [type, ...basesOf(base)] : [type];
}

/** `value[x]` is also called `value`. */
function spellings(name: string): string[] {
  return name.endsWith('[x]') ? [name, name.slice(0, -'[x]'.length)] : [name];
}

/** The path from the resource around, without positions: `Questionnaire.item.item`. */
function pathOf(at: TypedValue): string {
  if (at.type === 'Resource' || !at.parent) return shapeNameOf(at) ?? 'Resource';
  return `${pathOf(at.parent)}.${at.property?.element.name}`;
}
