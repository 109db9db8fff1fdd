import type { ElementDefinitionSlicing } from 'fhir/r4.js';
import type { Finding } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';
import { discriminators } from './discriminators.ts';
import type { Placed } from './placed.ts';
import type { ProfileCheck } from './profileCheck.ts';
import { lastOf, type ProfileNode, wantedValues } from './profileNode.ts';
import { sliceUrls } from './sliceUrls.ts';
import { typeOf } from './typeOf.ts';

type CheckValue = (node: ProfileNode, placed: Placed, check: ProfileCheck) => Iterable<Finding>;

/** Which slice each value is of; undefined where that cannot be told. */
interface Sorted {
  readonly value: Placed;
  readonly slice: ProfileNode | undefined;
  readonly open: readonly ProfileNode[];
}

/** Sorts values into the slices of an element and checks each slice: how often it is there, in which order, what it holds. */
export function* checkSlices(
  node: ProfileNode,
  values: readonly Placed[],
  parent: Placed,
  check: ProfileCheck,
  checkValue: CheckValue,
): Iterable<Finding> {
  const slicing = slicingOf(node);
  if (!slicing) return;
  const slices = [...node.slices.values()];
  const sorted = values.map((value): Sorted => sort(value, slices, slicing, check));
  for (const slice of slices) if (isCounted(slice)) yield* checkCount(slice, sorted, parent, check);
  yield* checkOrder(slicing, slices, sorted, check);
  for (const { value, slice } of sorted) if (slice) yield* checkValue(slice, value, check);
  for (const slice of slices) {
    if (slice.slices.size === 0) continue;
    const own = sorted.filter((each) => each.slice === slice).map(({ value }) => value);
    yield* checkSlices(slice, own, parent, check, checkValue);
  }
}

const slicings = new WeakMap<ProfileNode, ElementDefinitionSlicing | undefined>();

function slicingOf(node: ProfileNode): ElementDefinitionSlicing | undefined {
  if (!slicings.has(node)) slicings.set(node, slicingSaid(node));
  return slicings.get(node);
}

/** Choices are sliced by type and extensions by url, also where the profile does not say so. */
function slicingSaid(node: ProfileNode): ElementDefinitionSlicing | undefined {
  const said = lastOf(node, 'slicing');
  if (said?.discriminator?.length) return said;
  const rules = said?.rules ?? 'open';
  if (node.name.endsWith('[x]')) return { rules, discriminator: [{ type: 'type', path: '$this' }] };
  if (/^(modifierE|e)xtension$/.test(node.name))
    return { rules, discriminator: [{ type: 'value', path: 'url' }] };
  return undefined;
}

/** True where a slice is wanted, or not without limit. */
function isCounted(slice: ProfileNode): boolean {
  return (lastOf(slice, 'min') ?? 0) > 0 || (lastOf(slice, 'max') ?? '*') !== '*';
}

function sort(
  value: Placed,
  slices: readonly ProfileNode[],
  { discriminator = [] }: ElementDefinitionSlicing,
  check: ProfileCheck,
): Sorted {
  const open: ProfileNode[] = [];
  if (value.type === 'Extension' && isObject(value.value)) {
    const urls = urlsOfSlices(slices);
    if (urls) return { value, slice: urls.get(value.value.url), open };
  }
  for (const slice of slices) {
    const verdicts = discriminator.map(({ type, path }) => discriminators[type]?.(value, slice, path, check));
    if (verdicts.includes(false)) continue;
    if (verdicts.includes(undefined) && !isByName(value, slice)) open.push(slice);
    else return { value, slice, open };
  }
  return { value, slice: undefined, open };
}

const byUrl = new WeakMap<ProfileNode, ReadonlyMap<unknown, ProfileNode> | undefined>();

/** The slices of extensions by the url that each of them takes; undefined where one is told otherwise. */
function urlsOfSlices(slices: readonly ProfileNode[]): ReadonlyMap<unknown, ProfileNode> | undefined {
  const [first] = slices;
  if (!first) return undefined;
  if (!byUrl.has(first)) {
    const pairs = slices.map((slice) => [takenUrls(slice), slice] as const);
    const plain = pairs.every(([urls]) => urls.length === 1);
    byUrl.set(first, plain ? new Map(pairs.map(([urls, slice]) => [urls[0], slice])) : undefined);
  }
  return byUrl.get(first);
}

/** The urls that the type of a slice names; of an inner extension the one that is fixed. */
function takenUrls(slice: ProfileNode): readonly unknown[] {
  const url = slice.children.get('url');
  const named = sliceUrls(slice);
  return named.length === 0 && url ? wantedValues(url).fixed : named;
}

/** A slice of a choice may be told by its name alone: `valueQuantity`. */
function isByName(value: Placed, { name, sliceName }: ProfileNode): boolean {
  const type = typeOf(value);
  return (
    name.endsWith('[x]') &&
    sliceName === `${name.slice(0, -3)}${type.charAt(0).toUpperCase()}${type.slice(1)}`
  );
}

function* checkCount(
  slice: ProfileNode,
  sorted: readonly Sorted[],
  parent: Placed,
  { name }: ProfileCheck,
): Iterable<Finding> {
  const sure = sorted.filter((each) => each.slice === slice).length;
  const perhaps = sorted.filter(({ open }) => open.includes(slice)).length;
  const min = lastOf(slice, 'min') ?? 0;
  const max = lastOf(slice, 'max') ?? '*';
  const isFew = sure + perhaps < min;
  if (!isFew && (max === '*' || sure <= Number(max))) return;
  yield {
    message: `The profile ${name} ${isFew ? `asks for ${min}` : `takes ${max}`} of the slice ${slice.sliceName}, found ${sure}.`,
    fhirPath: `${fhirPathOf(parent)}.${slice.name}`,
  };
}

function* checkOrder(
  { rules, ordered }: ElementDefinitionSlicing,
  slices: readonly ProfileNode[],
  sorted: readonly Sorted[],
  { name }: ProfileCheck,
): Iterable<Finding> {
  let at = -1;
  let outside = false;
  for (const { value, slice, open } of sorted) {
    if (!slice) {
      if (rules === 'closed' && open.length === 0)
        yield {
          message: `This is of no slice of the profile ${name}, which takes no other.`,
          fhirPath: fhirPathOf(value),
        };
      outside = true;
      continue;
    }
    if (rules === 'openAtEnd' && outside)
      yield {
        message: `The slice ${slice.sliceName} of the profile ${name} stands before what is of no slice.`,
        fhirPath: fhirPathOf(value),
      };
    const index = slices.indexOf(slice);
    if (ordered && index < at)
      yield {
        message: `The slice ${slice.sliceName} stands earlier in the profile ${name}, and its order counts.`,
        fhirPath: fhirPathOf(value),
      };
    at = Math.max(at, index);
  }
}
