interface Node {
  readonly next: Map<string, Node>;
  /** A code ends here. */
  end: boolean;
  /** Every code that starts so is meant. */
  family: boolean;
}

/**
 * Prints a set of codes as one regular expression, anchored on both ends (so that it means the same where `matches` is
 * a full match and where it is not) and with common prefixes factored out: `^(?:G90[.]?5(?:0|1[129]))$`.
 * Families, given by the code they start with, swallow the codes below them.
 * @param optionalDot true where records write the code with and without its dot (ICD-10-CM)
 */
export function codePattern(
  codes: readonly string[],
  families: readonly string[],
  optionalDot: boolean,
): string {
  const root = newNode();
  for (const family of families) insert(root, family).family = true;
  for (const code of codes) insert(root, code).end = true;
  return `^(?:${branches(root, optionalDot)})$`;
}

function newNode(): Node {
  return { next: new Map(), end: false, family: false };
}

function insert(root: Node, code: string): Node {
  let node = root;
  for (const character of code) {
    let next = node.next.get(character);
    if (!next) {
      next = newNode();
      node.next.set(character, next);
    }
    node = next;
  }
  return node;
}

function branches(node: Node, optionalDot: boolean): string {
  const leaves: string[] = [];
  const others: string[] = [];
  for (const [character, next] of [...node.next].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const tail = tailOf(next, optionalDot);
    if (tail === '' && /[A-Za-z0-9]/.test(character)) leaves.push(character);
    else others.push(printed(character, optionalDot) + tail);
  }
  if (leaves.length > 0) others.unshift(leaves.length === 1 ? (leaves[0] as string) : `[${leaves.join('')}]`);
  return others.join('|');
}

function tailOf(node: Node, optionalDot: boolean): string {
  if (node.family) return '.*';
  if (node.next.size === 0) return '';
  const inner = branches(node, optionalDot);
  if (node.end) return `(?:${inner})?`;
  return node.next.size === 1 ? inner : /^\[[^\]]*\]$/.test(inner) ? inner : `(?:${inner})`;
}

function printed(character: string, optionalDot: boolean): string {
  if (/[A-Za-z0-9_-]/.test(character)) return character;
  if (character === '.' && optionalDot) return '[.]?';
  if (/[\\^'\]]/.test(character))
    throw new Error(`a code with the character ${character} has no portable pattern`);
  return `[${character}]`;
}
