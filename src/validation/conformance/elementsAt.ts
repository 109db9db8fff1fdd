import type { ElementDefinition } from '../../definitions/definitions.ts';
import { isPrimitive, isResourceType, shapeOf } from '../../definitions/shape.ts';

/**
 * The elements of R4 that a path of steps can lead to from a type, several behind a choice; empty where R4 has none. Undefined where
 * the path leaves what can be told, into any resource. `value[x]`, `value` and `valueQuantity` all name a choice.
 */
export function elementsAt(
  type: string,
  steps: readonly string[],
): readonly { readonly element: ElementDefinition; readonly shapes: readonly string[] }[] | undefined {
  let shapes: readonly string[] = [type];
  let found: { element: ElementDefinition; shapes: readonly string[] }[] = [];
  for (const step of steps) {
    if (shapes.some((shape) => shape === 'Resource' || shape === 'xhtml')) return undefined;
    found = shapes.flatMap((shape) => named(shape, step));
    if (found.length === 0) return [];
    shapes = [...new Set(found.flatMap((each) => each.shapes))];
  }
  return found;
}

function named(shapeName: string, step: string): { element: ElementDefinition; shapes: readonly string[] }[] {
  const shape = shapeOf(isPrimitive(shapeName) ? 'Element' : shapeName);
  if (!shape) return [];
  if (isPrimitive(shapeName) && step === 'value') return [];
  const name = step.replace(/\[x\]$/, '');
  const properties = [...shape.properties].filter(
    ([key, { element }]) => key === step || element.name === name || element.name === `${name}[x]`,
  );
  const [first] = properties;
  if (!first) return [];
  return [{ element: first[1].element, shapes: properties.map(([, property]) => property.shape) }];
}

/** True for the name of any type of R4, resources included. */
export function isType(name: string): boolean {
  return isResourceType(name) || shapeOf(name) !== undefined;
}
