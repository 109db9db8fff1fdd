import { createHash } from 'node:crypto';

/** Raised whenever a rule changes, so that old verdicts no longer hold. */
const edition = 2;

/**
 * Expressions that were found clean before, by the hash of their text, so that an ordinary build never loads the FHIRPath
 * parser. Kept as a text of one hash a line, sorted.
 */
export class Verdicts {
  readonly #clean: Set<string>;
  readonly #used = new Set<string>();

  /** @param kept what `toString` gave in an earlier run */
  constructor(kept = '') {
    this.#clean = new Set(kept.split('\n').filter((line) => line !== ''));
  }

  /** True when the text is known to be clean; it is then kept. */
  has(text: string): boolean {
    const key = keyOf(text);
    if (this.#clean.has(key)) this.#used.add(key);
    return this.#used.has(key);
  }

  /** Remembers a clean text. */
  add(text: string): void {
    this.#used.add(keyOf(text));
  }

  /** What was asked for or added in this run; what nobody asked for is forgotten. */
  toString(): string {
    return [...this.#used]
      .sort()
      .map((key) => `${key}\n`)
      .join('');
  }
}

function keyOf(text: string): string {
  return createHash('sha256').update(`${edition}\n${text}`).digest('hex').slice(0, 24);
}
