import type { ElementDefinitionSlicingDiscriminator } from 'fhir/r4.js';
import { isObject } from '../typedValue.ts';
import { isBound } from './boundCode.ts';
import { childrenNamed, nodesAt, stepsOf, valuesAt, valuesNamed } from './discriminatorPath.ts';
import { coreType } from './findProfile.ts';
import { hasPattern, isSame } from './isLike.ts';
import type { Placed } from './placed.ts';
import type { ProfileCheck } from './profileCheck.ts';
import { lastOf, type ProfileNode, wantedValues } from './profileNode.ts';
import { sliceUrls } from './sliceUrls.ts';
import { typeOf } from './typeOf.ts';

/** True when a value belongs to a slice by one discriminator; undefined where the profile does not let us tell. */
export type Belongs = (
  placed: Placed,
  slice: ProfileNode,
  path: string,
  check: ProfileCheck,
) => boolean | undefined;

/** How each kind of discriminator tells slices apart. https://hl7.org/fhir/R4/profiling.html#discriminator */
export const discriminators: Readonly<Record<ElementDefinitionSlicingDiscriminator['type'], Belongs>> = {
  value: byValue,
  pattern: byValue,
  exists: byExistence,
  type: byType,
  profile: byProfile,
};

function byValue(placed: Placed, slice: ProfileNode, path: string, check: ProfileCheck): boolean | undefined {
  let known = false;
  let values: readonly Placed[] = [placed];
  for (const { step, nodes } of wayTo(slice, path)) {
    if (step !== undefined) values = values.flatMap((value) => valuesNamed(value, step, check));
    for (const node of nodes) {
      const verdict = meets(node, values, check);
      if (verdict === false) return false;
      known ||= verdict === true;
    }
  }
  return known ? true : undefined;
}

/** A step of the path of a discriminator, with the nodes it leads to that want something; of the slice itself there is no step. */
interface WayStep {
  readonly step?: string;
  readonly nodes: readonly ProfileNode[];
}

const ways = new WeakMap<ProfileNode, Map<string, readonly WayStep[]>>();

function wayTo(slice: ProfileNode, path: string): readonly WayStep[] {
  const known = ways.get(slice) ?? new Map<string, readonly WayStep[]>();
  ways.set(slice, known);
  let way = known.get(path);
  if (!way) {
    let nodes: readonly ProfileNode[] = [slice];
    const steps: WayStep[] = [{ nodes }];
    for (const step of stepsOf(path)) {
      nodes = nodes.flatMap((node) => childrenNamed(node, step));
      steps.push({ step, nodes });
    }
    way = steps.map((each) => ({ ...each, nodes: each.nodes.filter(isWanting) }));
    known.set(path, way);
  }
  return way;
}

function isWanting(node: ProfileNode): boolean {
  const { fixed, pattern } = wantedValues(node);
  return (
    fixed.length + pattern.length + sliceUrls(node).length > 0 ||
    lastOf(node, 'binding')?.strength === 'required'
  );
}

/** Whether one of the values has what a node wants; undefined where it wants nothing in particular. */
function meets(node: ProfileNode, values: readonly Placed[], check: ProfileCheck): boolean | undefined {
  const { fixed, pattern: patterns } = wantedValues(node);
  const urls = sliceUrls(node);
  const binding = lastOf(node, 'binding');
  if (fixed.length + patterns.length + urls.length > 0)
    return values.some(
      ({ value }) =>
        fixed.every((each) => isSame(value, each)) &&
        patterns.every((each) => hasPattern(value, each)) &&
        (urls.length === 0 || (isObject(value) && urls.includes(String(value.url)))),
    );
  if (binding?.strength !== 'required') return undefined;
  const bound = values.map((value) => isBound(value, binding, check.scope));
  return bound.includes(true) ? true : bound.includes(undefined) ? undefined : false;
}

function byExistence(
  placed: Placed,
  slice: ProfileNode,
  path: string,
  check: ProfileCheck,
): boolean | undefined {
  const [node] = nodesAt(slice, path);
  const here = valuesAt(placed, path, check).length > 0;
  if (!node) return undefined;
  if (lastOf(node, 'max') === '0') return !here;
  return (lastOf(node, 'min') ?? 0) > 0 ? here : undefined;
}

function byType(placed: Placed, slice: ProfileNode, path: string, check: ProfileCheck): boolean | undefined {
  const wanted = typesAt(slice, path);
  if (wanted.length === 0) return undefined;
  return valuesAt(placed, path, check).some((value) => wanted.includes(typeOf(value)));
}

function typesAt(slice: ProfileNode, path: string): readonly string[] {
  const steps = stepsOf(path);
  if (steps.at(-1) !== 'resolve()')
    return nodesAt(slice, path).flatMap((node) => (lastOf(node, 'type') ?? []).map(({ code }) => code));
  return profilesAt(slice, path).flatMap((url) => coreType(url) ?? []);
}

/** The profiles that a node asks of its value, or of the resource that its reference leads to. */
function profilesAt(slice: ProfileNode, path: string): readonly string[] {
  const steps = stepsOf(path);
  const resolves = steps.at(-1) === 'resolve()';
  const nodes = nodesAt(slice, resolves ? steps.slice(0, -1).join('.') : path);
  return nodes.flatMap((node) =>
    (lastOf(node, 'type') ?? []).flatMap((type) => (resolves ? type.targetProfile : type.profile) ?? []),
  );
}

function byProfile(
  placed: Placed,
  slice: ProfileNode,
  path: string,
  check: ProfileCheck,
): boolean | undefined {
  const wanted = profilesAt(slice, path);
  const steps = stepsOf(path);
  const resolves = steps.at(-1) === 'resolve()';
  const values = resolves
    ? valuesAt(placed, steps.slice(0, -1).join('.'), check)
    : valuesAt(placed, path, check);
  if (wanted.length === 0) return undefined;
  if (values.length === 0) return false;
  const verdicts = values.flatMap((value) =>
    wanted.map((url) => (resolves ? check.targetMeets(value, url) : check.meets(value, url))),
  );
  return verdicts.includes(true) ? true : verdicts.includes(undefined) ? undefined : false;
}
