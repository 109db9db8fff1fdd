import type { RecommendationsPart, SectionLayout } from './layout.ts';
import type { Opening } from './opening.ts';
import type { ReadRow, ReadSection } from './reading.ts';
import { parseRow, printRow, type RowGrammar, ratingNear } from './rowGrammar.ts';
import { SectionFaults } from './sectionFaults.ts';
import { type SectionStart, sectionStart } from './sectionStarts.ts';
import { placeOf, type SourceLine } from './sourceText.ts';
import type { TextCursor } from './textCursor.ts';
import { excerpt } from './visible.ts';

/** Sections and rows of the recommendation tables. */
export interface ReadSections {
  readonly sections: ReadSection[];
  readonly rows: ReadRow[];
  /** Lines of rows with faults. */
  readonly unread: SourceLine[];
  readonly header?: SourceLine;
}

/**
 * Reads the recommendation tables: heading, header line, rows, up to the line that begins a later part. Every line below a
 * header is a row until the next section; one that is none and stands apart is left to the ledger. Reports the faults of
 * rows and those of `SectionFaults`.
 */
export function readSections(
  cursor: TextCursor,
  part: RecommendationsPart['recommendations'],
  grammar: RowGrammar,
  later: readonly Opening[],
): ReadSections {
  const reader = new SectionReader(cursor, part, grammar);
  const lines = cursor.takeUntil(later, (_, next) => next !== undefined && cursor.text(next) === part.header);
  for (let index = 0; index < lines.length; ) {
    const start = sectionStart(lines, index, reader);
    if (start) reader.begin(start);
    index = start
      ? start.next
      : index + reader.readRow(lines[index] as SourceLine, lines[index - 1], lines[index + 1]);
  }
  return reader.finish(lines.at(-1));
}

class SectionReader {
  readonly part: RecommendationsPart['recommendations'];
  readonly grammar: RowGrammar;
  open: readonly SectionLayout[];
  readonly #cursor: TextCursor;
  readonly #faults: SectionFaults;
  readonly #sections: ReadSection[] = [];
  readonly #rows: ReadRow[] = [];
  readonly #unread: SourceLine[] = [];
  #header: SourceLine | undefined;
  /** Lines met below the header of the present section. */
  #below = 0;
  /** True after a line that was left to the ledger: what follows it without a rating is no row either. */
  #adrift = false;

  constructor(cursor: TextCursor, part: RecommendationsPart['recommendations'], grammar: RowGrammar) {
    this.#cursor = cursor;
    this.part = part;
    this.grammar = grammar;
    this.open = part.sections;
    this.#faults = new SectionFaults(cursor, part);
  }

  text(line: SourceLine): string {
    return this.#cursor.text(line);
  }

  begin(start: SectionStart): void {
    this.#closeSection();
    const { heading, header, section: listed } = start;
    const section = this.#faults.reportStart(start, this.#sections);
    this.open = this.open.filter((one) => one !== listed);
    const { ledger } = this.#cursor;
    if (heading)
      ledger.claim(
        heading,
        'section-heading',
        section.id,
        start.headingDiffers ? heading.text : section.heading,
      );
    if (header)
      ledger.claim(header, 'header', section.id, start.headerDiffers ? header.text : this.part.header);
    this.#sections.push({ ...section, line: (heading ?? header) as SourceLine });
    this.#header ??= header;
  }

  /** Reads a row; returns how many lines it took. */
  readRow(line: SourceLine, before: SourceLine | undefined, next: SourceLine | undefined): number {
    const section = this.#sections.at(-1);
    if (!section) return 1;
    const text = this.text(line);
    const parsed = parseRow(text, this.grammar);
    if ('message' in parsed && next?.number === line.number + 1 && this.#isBroken(text, this.text(next))) {
      this.#readBroken(section.id, line, next);
      return 2;
    }
    const apart = this.#below > 0 && before !== undefined && line.number > before.number + 1;
    this.#adrift = 'message' in parsed && (apart || this.#adrift) && !ratingNear(text, this.grammar);
    if (this.#adrift) return 1;
    const { ledger, report, source } = this.#cursor;
    if (!('message' in parsed)) {
      this.#rows.push({
        ...parsed,
        section: section.id,
        line,
        text,
        offset: line.offset,
        length: line.length,
      });
      ledger.claim(line, 'row', section.id, printRow(parsed, this.grammar));
    } else {
      const { code, message, length } = parsed;
      const column = line.text.length - text.length + parsed.column;
      report({ code, severity: 'error', message, place: placeOf(source, line, column, length) });
      ledger.claim(line, 'row', section.id);
      this.#unread.push(line);
    }
    this.#below++;
    return 1;
  }

  /** Whether two lines are one row: together they are sound, and the second is no row that begins a sentence. */
  #isBroken(text: string, next: string): boolean {
    if ('message' in parseRow(`${text} ${next}`, this.grammar)) return false;
    if (next === this.part.header || this.open.some((section) => section.heading === next)) return false;
    return (
      'message' in parseRow(next, this.grammar) ||
      (this.grammar.before.length === 0 && /^\p{Ll}/u.test(next) && !ratingNear(text, this.grammar))
    );
  }

  #readBroken(section: string, line: SourceLine, next: SourceLine): void {
    const { ledger, report, source } = this.#cursor;
    report({
      code: 'row-broken',
      severity: 'error',
      message: `This row seems to go on in the next line ("${excerpt(this.text(next))}"): both together are a whole row. A row must stand on one line: join the two.`,
      place: placeOf(source, line),
    });
    for (const one of [line, next]) ledger.claim(one, 'row', section);
    this.#unread.push(line, next);
    this.#adrift = false;
    this.#below += 2;
  }

  finish(last: SourceLine | undefined): ReadSections {
    this.#closeSection();
    this.#faults.finish(this.open, last);
    return {
      sections: this.#sections,
      rows: this.#rows,
      unread: this.#unread,
      ...(this.#header && { header: this.#header }),
    };
  }

  #closeSection(): void {
    const section = this.#sections.at(-1);
    if (section && this.#below === 0) this.#faults.reportEmpty(section);
    this.#below = 0;
    this.#adrift = false;
  }
}
