interface Node {
  readonly next: Map<string, Node>;
  /** A code ends here. */
  end: boolean;
  /** Every code that starts so is meant. */
  family: boolean;
}

/**
 * Prints a set of codes as one regular expression, anchored on both ends (so that it means the same where `matches` is
 * a full match and where it is not) and with common beginnings and endings factored out: `^(?:G90[.]?5(?:0|1[129]))$`,
 * `^(?:S22[.]?0[1-8]0[ABGK])$`.
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
  return `^(?:${branches(root, optionalDot).join('|')})$`;
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

/** What may follow a node, as alternatives. */
function branches(node: Node, optionalDot: boolean): readonly string[] {
  const byTail = new Map<string, string[]>();
  const others: string[] = [];
  for (const character of [...node.next.keys()].sort()) {
    const tail = tailOf(node.next.get(character) as Node, optionalDot);
    if (/[A-Za-z0-9]/.test(character)) byTail.set(tail, [...(byTail.get(tail) ?? []), character]);
    else others.push(printed(character, optionalDot) + tail);
  }
  const leaves = byTail.get('');
  byTail.delete('');
  const same = [...byTail].map(([tail, characters]) => oneOf(characters) + tail);
  return [...(leaves ? [oneOf(leaves)] : []), ...others, ...same];
}

/** One of some letters and digits, in order: `[1-8]`, `[ABGK]`. */
function oneOf(characters: readonly string[]): string {
  if (characters.length === 1) return characters[0] as string;
  const runs: string[][] = [];
  for (const character of characters) {
    const run = runs.at(-1);
    if (run && character.charCodeAt(0) === (run.at(-1) as string).charCodeAt(0) + 1) run.push(character);
    else runs.push([character]);
  }
  return `[${runs.map((run) => (run.length > 3 ? `${run[0]}-${run.at(-1)}` : run.join(''))).join('')}]`;
}

function tailOf(node: Node, optionalDot: boolean): string {
  if (node.family) return '.*';
  if (node.next.size === 0) return '';
  const inner = branches(node, optionalDot);
  if (node.end)
    return inner.length === 1 && isAtom(inner[0] as string) ? `${inner[0]}?` : `(?:${inner.join('|')})?`;
  return inner.length === 1 ? (inner[0] as string) : `(?:${inner.join('|')})`;
}

/** One character, or one of some: what `?` takes without brackets around it. */
function isAtom(pattern: string): boolean {
  return /^(?:[A-Za-z0-9]|\[[A-Za-z0-9-]+\])$/.test(pattern);
}

function printed(character: string, optionalDot: boolean): string {
  if (/[A-Za-z0-9_-]/.test(character)) return character;
  if (character === '.' && optionalDot) return '[.]?';
  if (/[\\^'\]]/.test(character))
    throw new Error(`a code with the character ${character} has no portable pattern`);
  return `[${character}]`;
}
