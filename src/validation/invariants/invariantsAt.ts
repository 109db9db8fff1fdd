import {
  type ElementDefinition,
  elementsOf,
  type Invariant,
  loadDefinitions,
} from '../../definitions/definitions.ts';
import type { Property } from '../../definitions/shape.ts';
import { shapeNameOf, type TypedValue } from '../typedValue.ts';
import { corrections, heldElsewhere, nameInvariant } from './corrections.ts';
import { guardOf, isTouched } from './guardOf.ts';
import { nativeChecks, textChecks } from './nativeChecks.ts';
import type { NativeCheck, TextCheck } from './presence.ts';

/** An invariant ready to be checked at values of one shape. */
export interface ReadyInvariant {
  readonly invariant: Invariant;
  /** Type or element that has it: `Period`, `Questionnaire.item`. */
  readonly owner: string;
  /** Type of the value for FHIRPath: `Period`, `Questionnaire.item`. */
  readonly base: string;
  /** The expression, corrected where the published one is wrong. */
  readonly expression: string;
  /** Elements without which it holds. */
  readonly guard?: readonly string[];
  /** Where it is asked of an inner resource from outside: the value whose resource counts. */
  readonly within?: TypedValue;
  /** The same in JavaScript, where it is asked often. */
  readonly native?: NativeCheck;
  readonly text?: TextCheck;
}

const none: readonly ReadyInvariant[] = [];
const byShape = new Map<string, readonly ReadyInvariant[]>();
const byProperty = new WeakMap<Property, readonly ReadyInvariant[]>();

/** The invariants to be checked at a value: those of its type and its bases, and those of its element. */
export function invariantsAt(typed: TypedValue): readonly ReadyInvariant[] {
  const { property } = typed;
  const shape = shapeNameOf(typed);
  if (shape === undefined) return none;
  if (!property || typed.type === 'Resource' || shape === 'Element') return ofShape(shape);
  let found = byProperty.get(property);
  if (!found) {
    found = [...ofShape(shape), ...ofElement(typed, shape)];
    byProperty.set(property, found.length > 0 ? found : none);
  }
  return found;
}

/** True where the value has an element that the invariant is about. */
export function concerns({ guard }: ReadyInvariant, value: unknown): boolean {
  return guard === undefined || typeof value !== 'object' || isTouched(value as object, guard);
}

function ofShape(shape: string): readonly ReadyInvariant[] {
  let found = byShape.get(shape);
  if (!found) {
    found = shape.includes('.') ? ofBackbone(shape) : ofType(shape, shape);
    byShape.set(shape, found);
  }
  return found;
}

function ofType(type: string, base: string): readonly ReadyInvariant[] {
  const definition = loadDefinitions().types[type];
  if (!definition) return none;
  const parent = definition.constrains ?? definition.base;
  const own = (definition.invariants ?? []).flatMap((invariant) => ready(invariant, type, base));
  return [...(parent ? ofType(parent, definition.constrains ?? base) : []), ...own];
}

/** Those of the backbone element itself, also where another element repeats its content. */
function ofBackbone(path: string): readonly ReadyInvariant[] {
  const [type = '', ...steps] = path.split('.');
  let elements: readonly ElementDefinition[] = elementsOf(type);
  let at: ElementDefinition | undefined;
  for (const step of steps) {
    at = elements.find(({ name }) => name === step);
    elements = at?.elements ?? [];
  }
  return (at?.invariants ?? []).flatMap((invariant) => ready(invariant, path, path));
}

function ofElement({ property, parent }: TypedValue, shape: string): readonly ReadyInvariant[] {
  if (!property || shape.includes('.') || !parent) return none;
  const owner = `${shapeNameOf(parent)}.${property.element.name}`;
  return (property.element.invariants ?? []).flatMap((invariant) => ready(invariant, owner, shape));
}

function ready(invariant: Invariant, owner: string, base: string): ReadyInvariant[] {
  const id = `${owner} ${invariant.key}`;
  const expression = corrections[id]?.expression ?? invariant.expression;
  if (!expression || heldElsewhere[id] || nameInvariant.test(invariant.key)) return [];
  const guard = guardOf(expression);
  const [native, text] = [nativeChecks[id], textChecks[id]];
  return [
    {
      invariant,
      owner,
      base,
      expression,
      ...(guard && { guard }),
      ...(native && { native }),
      ...(text && { text }),
    },
  ];
}
