import type { Report } from '../diagnostic.ts';
import type { Ledger, LineKind } from './ledger.ts';
import { lineOpening, type Opening, opens } from './opening.ts';
import { resembles } from './resembles.ts';
import { placeOf, type SourceLine, type SourceText } from './sourceText.ts';
import { excerpt } from './visible.ts';

/**
 * Walks the non-blank lines of a source from top to bottom, part by part. A part never reaches into a later one: whatever
 * cannot be placed stays before the line that begins the next part, and is left to the ledger.
 */
export class TextCursor {
  readonly source: SourceText;
  readonly ledger: Ledger;
  readonly report: Report;
  readonly #lines: readonly SourceLine[];
  #at = 0;

  constructor(source: SourceText, ledger: Ledger, report: Report) {
    this.source = source;
    this.ledger = ledger;
    this.report = report;
    this.#lines = source.lines.filter((line) => line.text.trim() !== '');
  }

  /** The next non-blank line; undefined at the end. */
  peek(): SourceLine | undefined {
    return this.#lines[this.#at];
  }

  /**
   * Claims the line that must come next. Lines before it are left to the ledger. A line that only resembles it is taken
   * for it and reported (`layout-line-differs`); if there is none before the next part, reports `layout-line-missing`.
   */
  expect(
    literal: string,
    kind: LineKind,
    subject: string,
    later: readonly Opening[],
  ): SourceLine | undefined {
    const line = this.seek(lineOpening(literal), later);
    if (!line) return undefined;
    this.ledger.claim(line, kind, subject, this.text(line) === literal ? literal : line.text);
    return line;
  }

  /** Steps to the line an opening means and over it, as `expect` does, but leaves the claim to the caller. */
  seek(opening: Opening, later: readonly Opening[]): SourceLine | undefined {
    const limit = this.#boundary(later);
    const index = this.#indexOf(opening, limit);
    const line = this.#lines[index];
    if (!line) {
      this.reportMissing(opening.literal);
      return undefined;
    }
    this.#at = index + 1;
    if (!opens(opening, this.text(line))) this.reportDiffers(line, opening.literal);
    return line;
  }

  /** Takes the lines up to the one that begins a later part, all if none does. `within` tells lines that never begin one. */
  takeUntil(
    later: readonly Opening[],
    within: (line: SourceLine, next: SourceLine | undefined) => boolean = () => false,
  ): SourceLine[] {
    const limit = this.#boundary(later, within);
    const next = later[0];
    const first = this.#lines[limit];
    // The next part's own line may hold a slip; then it stands before the one at the limit.
    const alike = next && !(first && opens(next, this.text(first))) ? this.#alike(next, limit) : -1;
    const taken = this.#lines.slice(this.#at, alike < 0 ? limit : alike);
    this.#at += taken.length;
    return taken;
  }

  /** Takes the value lines below a label: up to the next label, or the next that is found, or a later part. */
  takeValues(labels: readonly string[], later: readonly Opening[]): SourceLine[] {
    const limit = this.#boundary(later);
    const exact = labels.map((label) => this.#exact(lineOpening(label), limit));
    const following = exact.slice(1).filter((index) => index >= 0);
    const bound = Math.min(limit, ...following);
    const next = exact[0] ?? -1;
    const alike = next < 0 && labels[0] ? this.#alike(lineOpening(labels[0]), bound) : next;
    const taken = this.#lines.slice(this.#at, alike < 0 ? bound : alike);
    this.#at += taken.length;
    return taken;
  }

  /** A line's text for comparing: in an unlocked source its indentation is not meant. */
  text(line: SourceLine): string {
    return this.source.locked ? line.text : line.text.trimStart();
  }

  /** Reports that a line is not quite the one layout.yaml names. */
  reportDiffers(line: SourceLine, literal: string): void {
    this.report({
      code: 'layout-line-differs',
      severity: 'error',
      message: `Found "${excerpt(line.text)}" where layout.yaml names the line "${excerpt(literal)}". Mend the source, or the line in layout.yaml.`,
      place: placeOf(this.source, line),
    });
  }

  /** Reports that a line which layout.yaml names does not come. */
  reportMissing(literal: string): void {
    const next = this.peek() ?? (this.source.lines.at(-1) as SourceLine);
    const found = this.peek() ? `found "${excerpt(next.text)}"` : 'the text ends here';
    this.report({
      code: 'layout-line-missing',
      severity: 'error',
      message: `Expected the line "${excerpt(literal)}" here, in the order of layout.yaml; ${found}. Mend the source, or layout.yaml if the guideline is laid out otherwise.`,
      place: placeOf(this.source, next),
    });
  }

  /** Index of the first line that begins one of the later parts. */
  #boundary(
    later: readonly Opening[],
    within: (line: SourceLine, next: SourceLine | undefined) => boolean = () => false,
  ): number {
    for (let index = this.#at; index < this.#lines.length; index++) {
      const line = this.#lines[index] as SourceLine;
      const opening = later.find((one) => opens(one, this.text(line)));
      if (opening && (opening.kind === 'heading' || !within(line, this.#lines[index + 1]))) return index;
    }
    return this.#lines.length;
  }

  /** Index of the line an opening means, not beyond a limit: the exact one, else one that resembles it; -1 if none. */
  #indexOf(opening: Opening, limit: number): number {
    const exact = this.#exact(opening, limit + 1);
    return exact >= 0 ? exact : this.#alike(opening, limit);
  }

  #exact(opening: Opening, limit: number): number {
    return this.#lines.findIndex(
      (line, index) => index >= this.#at && index < limit && opens(opening, this.text(line)),
    );
  }

  #alike({ literal, kind }: Opening, limit: number): number {
    return this.#lines.findIndex((line, index) => {
      if (index < this.#at || index >= limit) return false;
      const text = this.text(line);
      if (kind !== 'prefix') return resembles(text, literal);
      const { length } = literal;
      return [length - 1, length, length + 1].some((end) => resembles(text.slice(0, end), literal));
    });
  }
}
