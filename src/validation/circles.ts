/**
 * Finds what leads back to itself, among what a node leads to and no further. (Strongly connected components after Tarjan, without
 * recursion: chains may be long.)
 */
export class Circles<T> {
  readonly #next: (node: T) => readonly T[];
  readonly #circles = new Map<T, number>();
  readonly #order = new Map<T, number>();
  readonly #low = new Map<T, number>();
  readonly #open: T[] = [];
  readonly #isOpen = new Set<T>();

  /** @param next what a node leads to; asked once */
  constructor(next: (node: T) => readonly T[]) {
    this.#next = next;
  }

  /** The number of the circle in which a node stands, if it does; two nodes of one number lead to each other. */
  of(node: T): number | undefined {
    if (!this.#order.has(node)) this.#walk(node);
    return this.#circles.get(node);
  }

  #walk(start: T): void {
    const path = [this.#enter(start)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { node, targets } = step;
      if (step.at === targets.length) {
        path.pop();
        if (this.#low.get(node) === this.#order.get(node)) this.#close(node, targets.includes(node));
        const before = path.at(-1);
        if (before) this.#lower(before.node, this.#low.get(node) as number);
        continue;
      }
      const target = targets[step.at++] as T;
      if (!this.#order.has(target)) path.push(this.#enter(target));
      else if (this.#isOpen.has(target)) this.#lower(node, this.#order.get(target) as number);
    }
  }

  #enter(node: T): { readonly node: T; readonly targets: readonly T[]; at: number } {
    const order = this.#order.size;
    this.#order.set(node, order);
    this.#low.set(node, order);
    this.#open.push(node);
    this.#isOpen.add(node);
    return { node, targets: this.#next(node), at: 0 };
  }

  #lower(node: T, value: number): void {
    this.#low.set(node, Math.min(this.#low.get(node) as number, value));
  }

  /** All that was entered since a node and is still open is in one circle with it; alone it must lead to itself. */
  #close(node: T, leadsToItself: boolean): void {
    const members = this.#open.splice(this.#open.lastIndexOf(node));
    for (const member of members) this.#isOpen.delete(member);
    if (members.length > 1 || leadsToItself)
      for (const member of members) this.#circles.set(member, this.#order.get(node) as number);
  }
}
