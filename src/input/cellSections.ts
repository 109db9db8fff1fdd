import type { Place, Report } from '../diagnostic.ts';
import type { CellTableLayout, SectionLayout } from './layout.ts';
import type { ReadSection } from './reading.ts';
import { resembles } from './resembles.ts';
import type { SourceLine, SourceText } from './sourceText.ts';
import { excerpt } from './visible.ts';

/**
 * The sections of a CSV or Markdown table, as they are met. Reports each wrong heading once, however many rows have it:
 * `section-unlisted`, `section-differs` and `section-missing`.
 */
export class CellSections {
  readonly #table: CellTableLayout;
  readonly #source: SourceText;
  readonly #report: Report;
  readonly #met = new Map<string, ReadSection>();
  readonly #wrong = new Map<string, { readonly place: Place; count: number }>();

  constructor(table: CellTableLayout, source: SourceText, report: Report) {
    this.#table = table;
    this.#source = source;
    this.#report = report;
  }

  /** Sections in the order in which they were met. */
  get met(): ReadSection[] {
    return [...this.#met.values()];
  }

  /** The section of a heading; undefined when layout.yaml has none of these words, which is reported at the end. */
  of(heading: string, line: SourceLine, place: Place): SectionLayout | undefined {
    const section = this.#table.sections.find((one) => one.heading === heading);
    if (section && !this.#met.has(section.id)) this.#met.set(section.id, { ...section, line });
    if (section) return section;
    const same = this.#wrong.get(heading);
    if (same) same.count++;
    else this.#wrong.set(heading, { place, count: 1 });
    return undefined;
  }

  /** Reports headings that layout.yaml does not have, and sections that were not met. */
  finish(): void {
    let open = this.#table.sections.filter((section) => !this.#met.has(section.id));
    for (const [heading, { place, count }] of this.#wrong) {
      const meant = open.find((section) => resembles(heading, section.heading));
      open = open.filter((section) => section !== meant);
      const often = count > 1 ? ` (here and ${count - 1} more times)` : '';
      if (meant)
        this.#fault(
          'section-differs',
          `Found the section "${excerpt(heading)}"${often}; layout.yaml has "${meant.heading}". Mend the source, or the heading in layout.yaml.`,
          place,
        );
      else this.#fault('section-unlisted', this.#unlisted(heading, often), place);
    }
    for (const { heading } of open)
      this.#fault(
        'section-missing',
        `layout.yaml lists the section "${heading}", but no recommendation of the source stands under it. Mend the source, or the list.`,
        { file: this.#source.file, line: 1, column: 1 },
      );
  }

  #unlisted(heading: string, often: string): string {
    if (heading !== '')
      return `The section "${excerpt(heading)}"${often} is not in layout.yaml. Mend the heading, or add the section.`;
    const merged = this.#table.sectionRepeats
      ? ''
      : '; if an empty cell repeats the one above it (merged cells), say "sectionRepeats: down" under "table" in layout.yaml';
    return `The row has no section${often}. Fill in the heading of one of the sections in layout.yaml${merged}.`;
  }

  #fault(code: string, message: string, place: Place): void {
    this.#report({ code, severity: 'error', message, place });
  }
}
