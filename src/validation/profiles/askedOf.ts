import type { ElementDefinition } from 'fhir/r4.js';
import { isPrimitive, type Property, type Shape, shapeOf } from '../../definitions/shape.ts';
import { isAsking } from './isAsking.ts';
import type { NamedProperty } from './placed.ts';
import { lastOf, type ProfileNode } from './profileNode.ts';

/** What a node of a profile asks of values of one shape beyond what R4 asks of them anyway. Most nodes ask little, and most values are met by many. */
export interface Asked {
  readonly rules: readonly ElementDefinition[];
  readonly children: readonly AskedChild[];
  readonly choices: readonly ClosedChoice[];
}

/** A child of a node of which something is asked. */
export interface AskedChild {
  readonly node: ProfileNode;
  /** The properties that hold it: of a choice all of them. */
  readonly properties: readonly NamedProperty[];
  /** Undefined where R4 asks for as many. */
  readonly min?: number;
  /** Undefined where R4 takes no more. */
  readonly max?: string;
  readonly ofValues: boolean;
}

/** A choice of which a profile takes some types only. */
export interface ClosedChoice {
  /** What it takes: `valueQuantity`. */
  readonly taken: readonly string[];
  readonly others: readonly NamedProperty[];
}

const known = new WeakMap<ProfileNode, Map<string, Asked>>();
const nothing: Asked = { rules: [], children: [], choices: [] };

/** What a node of a finished tree asks of values of a shape (`Coding`; `Element` for what stands beside a plain value). */
export function askedOf(node: ProfileNode, shapeName: string | undefined): Asked {
  const shapes = known.get(node) ?? new Map<string, Asked>();
  known.set(node, shapes);
  const key = shapeName ?? '';
  const found = shapes.get(key) ?? askedHere(node, shapeName === undefined ? undefined : shapeOf(shapeName));
  shapes.set(key, found);
  return found;
}

function askedHere(node: ProfileNode, shape: Shape | undefined): Asked {
  const rules = node.rules.filter(isAsking);
  if (!shape) return rules.length > 0 ? { ...nothing, rules } : nothing;
  const children = [...node.children.values()].flatMap((child) => askedChild(child, shape) ?? []);
  return { rules, children, choices: closedChoices(node, shape) };
}

function askedChild(node: ProfileNode, shape: Shape): AskedChild | undefined {
  const properties = propertiesNamed(node.name, shape);
  const core = properties[0]?.[1].element;
  if (!core) return undefined;
  const min = lastOf(node, 'min') ?? 0;
  const max = lastOf(node, 'max') ?? '*';
  const child: AskedChild = {
    node,
    properties,
    ...(min > (core.min ?? 0) && { min }),
    ...(max !== '*' && max !== (core.max ?? '1') && { max }),
    ofValues: properties.some(([, property]) => isAsked(node, property)),
  };
  const asks = child.ofValues || child.min !== undefined || child.max !== undefined || node.slices.size > 0;
  return asks ? child : undefined;
}

function isAsked(node: ProfileNode, { shape }: Property): boolean {
  // what a resource is shows in its values
  if (shape === 'Resource') return node.rules.some(isAsking) || node.children.size > 0;
  const { rules, children, choices } = askedOf(node, isPrimitive(shape) ? 'Element' : shape);
  return rules.length + children.length + choices.length > 0;
}

/** A profile names a property, or an element of R4: all properties of a choice. */
function propertiesNamed(name: string, { properties }: Shape): readonly NamedProperty[] {
  const exact = properties.get(name);
  return exact ? [[name, exact]] : [...properties].filter(([, { element }]) => element.name === name);
}

/**
 * A profile that writes `valueQuantity` for `value[x]` takes no other type of the choice.
 * https://hl7.org/fhir/R4/profiling.html#snapshot
 */
function closedChoices(node: ProfileNode, { properties }: Shape): readonly ClosedChoice[] {
  const taken = new Map<string, string[]>();
  for (const { name, rules } of node.children.values()) {
    const choice = properties.get(name)?.element.name;
    if (!choice?.endsWith('[x]') || rules.length === 0) continue;
    taken.set(choice, [...(taken.get(choice) ?? []), name]);
  }
  return [...taken].map(([choice, names]) => ({
    taken: names,
    others: [...properties].filter(([key, { element }]) => element.name === choice && !names.includes(key)),
  }));
}
