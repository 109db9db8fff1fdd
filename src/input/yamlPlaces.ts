import { isMap, isPair, isScalar, type Node } from 'yaml';

/** Steps into a YAML value: keys and indexes. */
export type YamlPath = readonly (string | number)[];

/** The node under a path, or the nearest that exists above it. */
export function nodeAt(root: Node, path: YamlPath): Node {
  let node = root;
  for (const step of path) {
    if (!('get' in node)) return node;
    const next = (node as { get(key: unknown, keep: true): unknown }).get(step, true);
    if (next === undefined || next === null) return node;
    node = next as Node;
  }
  return node;
}

/** Offset of the node under a path, or of the nearest that exists above it. */
export function offsetOf(root: Node, path: YamlPath): number {
  return nodeAt(root, path).range?.[0] ?? 0;
}

/** Offset of a key in the map under a path. */
export function offsetOfKey(root: Node, path: YamlPath, key: string): number {
  const node = nodeAt(root, path);
  const pair = isMap(node)
    ? node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key)
    : undefined;
  return (pair?.key as Node | undefined)?.range?.[0] ?? offsetOf(root, path);
}

/** What stands in the file for the scalar under a path, undefined for maps and lists. */
export function printedScalar(root: Node, path: YamlPath): string | undefined {
  const node = nodeAt(root, path);
  return isScalar(node) && node.source !== undefined ? node.source : undefined;
}
