import { isObject } from '../typedValue.ts';
import { childrenOf, type Placed } from './placed.ts';
import type { ProfileCheck } from './profileCheck.ts';
import type { ProfileNode } from './profileNode.ts';
import { sliceUrls } from './sliceUrls.ts';
import { targetOf, targetTypeOf } from './targetsOf.ts';
import { typeOf } from './typeOf.ts';

/** The nodes to which a path leads from a slice. */
export function nodesAt(slice: ProfileNode, path: string): readonly ProfileNode[] {
  return stepsOf(path).reduce<readonly ProfileNode[]>(
    (nodes, step) => nodes.flatMap((node) => childrenNamed(node, step)),
    [slice],
  );
}

/** The values to which a path leads from a value. */
export function valuesAt(placed: Placed, path: string, check: ProfileCheck): readonly Placed[] {
  return stepsOf(path).reduce<readonly Placed[]>(
    (values, step) => values.flatMap((value) => valuesNamed(value, step, check)),
    [placed],
  );
}

const parsed = new Map<string, readonly string[]>();

/** `code.coding.code` in steps; `$this` is none, `extension('url')` and `resolve()` are one each. */
export function stepsOf(path: string): readonly string[] {
  let found = parsed.get(path);
  if (!found) {
    found = (path.match(/[a-zA-Z]+\([^)]*\)|[^.]+/g) ?? []).filter((step) => step !== '$this');
    parsed.set(path, found);
  }
  return found;
}

/** The node of a step with its slices: what a slice of it wants, the step finds too. */
export function childrenNamed(node: ProfileNode, step: string): readonly ProfileNode[] {
  const call = /^(\w+)\((.*)\)$/.exec(step);
  if (call?.[1] === 'extension') {
    const url = call[2]?.replace(/^['"]|['"]$/g, '') ?? '';
    return [...(node.children.get('extension')?.slices.values() ?? [])].filter(
      (slice) => sliceUrls(slice).includes(url) || slice.sliceName === url,
    );
  }
  if (call) return [node];
  const found = [...node.children.values()].filter(
    ({ name }) => name === step || (name.endsWith('[x]') && name.slice(0, -3) === step),
  );
  return found.flatMap((child) => [child, ...child.slices.values()]);
}

/** The values of a step: an element, a type, an extension, or what a reference leads to. */
export function valuesNamed(placed: Placed, step: string, check: ProfileCheck): readonly Placed[] {
  const call = /^(\w+)\((.*)\)$/.exec(step);
  const argument = call?.[2]?.replace(/^['"]|['"]$/g, '') ?? '';
  if (call?.[1] === 'extension')
    return childrenOf(placed, 'extension').filter(({ value }) => isObject(value) && value.url === argument);
  if (call?.[1] === 'resolve') {
    const target = targetOf(placed, check.scope);
    const type = targetTypeOf(placed, check.scope);
    if (target) return [{ value: target, type: 'Resource' }];
    return type ? [{ value: { resourceType: type }, type: 'Resource' }] : [];
  }
  if (call) return typeOf(placed) === argument ? [placed] : [];
  const plain = childrenOf(placed, step);
  return plain.length > 0 ? plain : childrenOf(placed, `${step}[x]`);
}
