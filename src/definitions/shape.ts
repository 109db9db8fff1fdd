import { type ElementDefinition, type ElementType, elementsOf, loadDefinitions } from './definitions.ts';

/** A JSON property of a type: an element, or one type of a choice. */
export interface Property {
  readonly element: ElementDefinition;
  /** Absent where the element repeats the content of another. */
  readonly type?: ElementType;
  /** Name of the shape of its values: `Coding`, `code`, `PlanDefinition.action`. */
  readonly shape: string;
  readonly list: boolean;
  /** How FHIRPath names it: `status`, `definition.ofType(canonical)`. */
  readonly step: string;
}

/** The JSON properties of a type or backbone element, by name. Those of primitives have a `_` twin as well. */
export interface Shape {
  readonly name: string;
  readonly elements: readonly ElementDefinition[];
  readonly properties: ReadonlyMap<string, Property>;
}

const shapes = new Map<string, Shape | undefined>();

/** The shape of a type (`PlanDefinition`, `Coding`) or backbone element (`PlanDefinition.action`), if R4 has it. */
export function shapeOf(name: string): Shape | undefined {
  if (!shapes.has(name)) {
    const elements = elementsNamed(name);
    shapes.set(name, elements && { name, elements, properties: propertiesOf(name, elements) });
  }
  return shapes.get(name);
}

/** True for types that JSON writes as a plain value. */
export function isPrimitive(type: string): boolean {
  const { types } = loadDefinitions();
  return Object.hasOwn(types, type) && types[type]?.kind === 'primitive-type';
}

/** True for the name of a resource type that can stand in JSON. */
export function isResourceType(name: string): boolean {
  const { types } = loadDefinitions();
  return Object.hasOwn(types, name) && types[name]?.kind === 'resource' && !types[name].abstract;
}

function elementsNamed(name: string): readonly ElementDefinition[] | undefined {
  const [type = '', ...steps] = name.split('.');
  if (!Object.hasOwn(loadDefinitions().types, type)) return undefined;
  return steps.reduce((elements: readonly ElementDefinition[], step) => {
    const element = elements.find((candidate) => candidate.name === step);
    return [...elementsOf(element?.types?.[0]?.code ?? 'Element'), ...(element?.elements ?? [])];
  }, elementsOf(type));
}

function propertiesOf(path: string, elements: readonly ElementDefinition[]): Map<string, Property> {
  const properties = new Map<string, Property>();
  for (const element of elements) {
    const list = element.max !== undefined && element.max !== '1';
    if (element.contentReference) {
      properties.set(element.name, { element, shape: element.contentReference, list, step: element.name });
    }
    for (const type of element.types ?? []) {
      const { key, step } = variant(element.name, type.code);
      const shape = element.elements ? `${path}.${element.name}` : (type.profile ?? type.code);
      properties.set(key, { element, type, shape, list, step });
    }
  }
  return properties;
}

function variant(name: string, type: string): { key: string; step: string } {
  if (!name.endsWith('[x]')) return { key: name, step: name };
  const stem = name.slice(0, -'[x]'.length);
  return { key: stem + type.charAt(0).toUpperCase() + type.slice(1), step: `${stem}.ofType(${type})` };
}
