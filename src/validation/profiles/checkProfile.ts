import { isPrimitive } from '../../definitions/shape.ts';
import type { HoldsAt } from '../invariants/invariantEngine.ts';
import type { Finding } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { fhirPathOf, isObject, resourceOf, shapeNameOf, type TypedValue } from '../typedValue.ts';
import { type Asked, type AskedChild, askedOf } from './askedOf.ts';
import { checkSlices } from './checkSlices.ts';
import { coreType, findProfile } from './findProfile.ts';
import { nativeInvariants } from './nativeInvariants.ts';
import { holdingShape, type Placed, valuesIn } from './placed.ts';
import type { ProfileCheck } from './profileCheck.ts';
import type { ProfileNode } from './profileNode.ts';
import { targetOf, targetTypeOf } from './targetsOf.ts';
import { typeOf } from './typeOf.ts';
import { checksFor } from './valueChecks.ts';

/** Checks a value against a profile that is here. Values already under check against the same profile are passed over. */
export function* checkProfile(
  typed: TypedValue,
  canonical: string,
  scope: Scope,
  holdsAt: HoldsAt | undefined,
  under: ReadonlySet<string> = new Set(),
): Iterable<Finding> {
  const found = findProfile(canonical, scope);
  if (!found?.tree) return;
  const name = found.profile.name ?? canonical;
  if (found.profile.type !== typeOf(typed)) {
    yield {
      message: `The profile ${name} is one of ${found.profile.type}, but this is a ${typeOf(typed)}.`,
      fhirPath: fhirPathOf(typed),
    };
    return;
  }
  const check = checkFor(name, scope, holdsAt, new Set([...under, `${canonical} ${keyOf(typed)}`]));
  yield* checkValue(found.tree, typed, check);
}

function checkFor(
  name: string,
  scope: Scope,
  holdsAt: HoldsAt | undefined,
  under: ReadonlySet<string>,
): ProfileCheck {
  const meets = (placed: Placed, canonical: string): boolean | undefined => {
    const type = coreType(canonical);
    if (type) return ['Resource', 'DomainResource', typeOf(placed)].includes(type);
    if (under.has(`${canonical} ${keyOf(placed)}`)) return true;
    if (!findProfile(canonical, scope)?.tree) return undefined;
    for (const { severity } of checkProfile(placed, canonical, scope, holdsAt, under))
      if (severity !== 'warning') return false;
    return true;
  };
  const targetMeets = (placed: Placed, canonical: string): boolean | undefined => {
    const target = targetOf(placed, scope);
    // of what is not here only a catalog that holds all can be asked, as the official validators do
    const type = target || scope.options.complete ? targetTypeOf(placed, scope) : undefined;
    const wanted = coreType(canonical) ?? findProfile(canonical, scope)?.profile.type;
    if (!type || wanted === undefined) return undefined;
    if (wanted !== type && wanted !== 'Resource') return false;
    return target ? meets({ value: target, type: 'Resource' }, canonical) : undefined;
  };
  return { name, scope, holdsAt, meets, targetMeets };
}

const keys = new WeakMap<object, number>();
let last = 0;

/** Tells values apart, so that resources which refer to each other are each checked once. */
function keyOf({ value }: TypedValue): string {
  if (!isObject(value)) return JSON.stringify(value) ?? '';
  const key = keys.get(value) ?? ++last;
  keys.set(value, key);
  return String(key);
}

/** Checks one value against what a node of a profile, and the nodes below it, say. */
function* checkValue(node: ProfileNode, placed: Placed, check: ProfileCheck): Iterable<Finding> {
  const { rules, choices, children } = askedOf(node, holdingShape(placed));
  if (rules.length > 0) yield* checkOwn(rules, placed, check);
  for (const { taken, others } of choices) {
    for (const value of valuesIn(placed, others))
      yield {
        message: `The profile ${check.name} takes ${taken.join(' or ')} only.`,
        fhirPath: fhirPathOf(value),
      };
  }
  for (const child of children) yield* checkChild(child, placed, check);
}

function* checkOwn(rules: Asked['rules'], placed: Placed, check: ProfileCheck): Iterable<Finding> {
  const told = new Set<string>();
  for (const rule of rules) {
    for (const valueCheck of checksFor(rule)) {
      const problem = valueCheck(placed, rule, check);
      if (problem === undefined || told.has(problem)) continue;
      told.add(problem);
      yield { message: `The profile ${check.name} ${problem}.`, fhirPath: fhirPathOf(placed) };
    }
    yield* checkInvariants(rule, placed, check);
  }
}

function* checkInvariants(
  { constraint = [], path }: ProfileNode['rules'][number],
  placed: Placed,
  { holdsAt, scope, name }: ProfileCheck,
): Iterable<Finding> {
  if (constraint.length === 0) return;
  const base = shapeNameOf(placed) ?? placed.type;
  for (const { expression: written, ...invariant } of constraint) {
    if (!written) continue;
    // a plain value has a `value` of its own in FHIR, which fhirpath.js does not know
    const expression = isPrimitive(base) ? written.replace(/^value\./, '$this.') : written;
    const within = path.includes('.') && placed.type === 'Resource' ? placed.parent : undefined;
    const ready = {
      invariant: { ...invariant, expression },
      owner: path,
      base,
      expression,
      ...(within && { within }),
    };
    const native = nativeInvariants[expression];
    const resource = resourceOf(placed) as unknown as Readonly<Record<string, unknown>>;
    const holds =
      native && isObject(placed.value) ? native(placed.value, resource) : holdsAt?.(ready, placed, scope);
    if (holds ?? true) continue;
    yield {
      message: `The profile ${name} asks for ${invariant.key}: ${invariant.human.replace(/\.?$/, '.')}`,
      fhirPath: fhirPathOf(placed),
      severity: invariant.severity,
    };
  }
}

function* checkChild(
  { node, properties, min, max, ofValues }: AskedChild,
  parent: Placed,
  check: ProfileCheck,
): Iterable<Finding> {
  const values = valuesIn(parent, properties);
  if (min !== undefined && values.length < min)
    yield {
      message: `The profile ${check.name} asks for ${times(min)} ${node.name}, found ${values.length}.`,
      fhirPath: `${fhirPathOf(parent)}.${node.name}`,
    };
  if (max !== undefined && values.length > Number(max))
    yield {
      message: `The profile ${check.name} takes ${max === '0' ? 'no' : `at most ${max}`} ${node.name}, found ${values.length}.`,
      fhirPath: `${fhirPathOf(parent)}.${node.name}`,
    };
  if (ofValues) for (const value of values) yield* checkValue(node, value, check);
  if (node.slices.size > 0) yield* checkSlices(node, values, parent, check, checkValue);
}

function times(min: number): string {
  return min === 1 ? 'a' : `at least ${min}`;
}
