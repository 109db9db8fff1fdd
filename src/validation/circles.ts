/**
 * Finds what leads back to itself: for each node that stands in a circle the number of its circle; two nodes with the same number lead
 * to each other. (Strongly connected components after Tarjan, without recursion: chains may be long.)
 */
export function circlesOf<T>(nodes: Iterable<T>, next: (node: T) => readonly T[]): ReadonlyMap<T, number> {
  const circles = new Map<T, number>();
  const order = new Map<T, number>();
  const low = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const lower = (node: T, value: number) => low.set(node, Math.min(low.get(node) as number, value));
  for (const start of nodes) {
    if (order.has(start)) continue;
    const path = [enter(start)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const target = step.targets[step.at++];
      if (target === undefined) {
        path.pop();
        const before = path.at(-1);
        if (before) lower(before.node, low.get(step.node) as number);
        if (low.get(step.node) === order.get(step.node)) close(step.node);
      } else if (!order.has(target)) path.push(enter(target));
      else if (isOpen.has(target)) lower(step.node, order.get(target) as number);
    }
  }
  return circles;

  function enter(node: T): { readonly node: T; readonly targets: readonly T[]; at: number } {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, targets: next(node), at: 0 };
  }

  /** All that was entered since a node and is still open is in one circle with it. */
  function close(node: T): void {
    const members = open.splice(open.lastIndexOf(node));
    for (const member of members) isOpen.delete(member);
    if (members.length > 1 || next(node).includes(node))
      for (const member of members) circles.set(member, order.get(node) as number);
  }
}
