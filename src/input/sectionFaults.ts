import type { RecommendationsPart, SectionLayout } from './layout.ts';
import type { ReadSection } from './reading.ts';
import type { SectionStart } from './sectionStarts.ts';
import { placeOf, type SourceLine } from './sourceText.ts';
import type { TextCursor } from './textCursor.ts';
import { excerpt } from './visible.ts';

/**
 * Says what is wrong with headings and headers, each defect once. Reports `section-unlisted`, `section-differs`,
 * `section-twice`, `section-missing`, `section-empty`, `heading-missing` and `header-differs`.
 */
export class SectionFaults {
  readonly #cursor: TextCursor;
  readonly #part: RecommendationsPart['recommendations'];
  /** Wrong headers by their words: one wrong line in layout.yaml shows at every section. */
  readonly #headers = new Map<string, { readonly line: SourceLine; readonly found: string; count: number }>();

  constructor(cursor: TextCursor, part: RecommendationsPart['recommendations']) {
    this.#cursor = cursor;
    this.#part = part;
  }

  /** Reports what is wrong with the start of a section, and says which section it is. */
  reportStart(start: SectionStart, before: readonly ReadSection[]): SectionLayout {
    const { heading, header, section } = start;
    if (start.headerDiffers) this.#noteHeader(header, heading as SourceLine);
    if (!heading) {
      const line = header as SourceLine;
      const meant = section ?? { id: `line-${line.number}`, heading: '' };
      this.#fault(
        'heading-missing',
        `This header line has no section heading above it${section ? `; "${section.heading}" is the next in layout.yaml` : ''}. Put the heading above it.`,
        line,
      );
      return meant;
    }
    const text = this.#cursor.text(heading);
    if (section && start.headingDiffers)
      this.#fault(
        'section-differs',
        `Found the heading "${excerpt(text)}"; layout.yaml has "${section.heading}". Mend the source, or the heading in layout.yaml.`,
        heading,
      );
    if (section) return section;
    const twin = before.find((one) => one.heading === text);
    if (twin)
      this.#fault(
        'section-twice',
        `The section "${excerpt(text)}" stands on line ${twin.line.number} already. Join the two tables, or give one another heading and list it in layout.yaml.`,
        heading,
      );
    else
      this.#fault(
        'section-unlisted',
        `The section "${excerpt(text)}" is not in layout.yaml. Add it under sections: { id: ${slug(text)}, heading: "${excerpt(text, 200)}" }.`,
        heading,
      );
    return { id: slug(text), heading: text };
  }

  /** Reports a section without rows. */
  reportEmpty(section: ReadSection): void {
    this.#fault(
      'section-empty',
      `The section "${section.heading}" has no recommendation rows. Mend the source, or make the line furniture in layout.yaml.`,
      section.line,
    );
  }

  /** Reports the sections that were not met, and the wrong headers. */
  finish(open: readonly SectionLayout[], last: SourceLine | undefined): void {
    for (const { line, found, count } of this.#headers.values())
      this.#fault(
        'header-differs',
        `Found ${found} where the header "${excerpt(this.#part.header, 200)}" must stand, below the section's heading${count > 1 ? ` (here and at ${count - 1} more sections)` : ''}. Mend the source, or the header in layout.yaml.`,
        line,
      );
    const end = last ?? this.#cursor.peek() ?? (this.#cursor.source.lines.at(-1) as SourceLine);
    for (const { heading } of open)
      this.#fault(
        'section-missing',
        `layout.yaml lists the section "${heading}", but the recommendation tables end here without it. Mend the source, or the list.`,
        end,
      );
  }

  #noteHeader(header: SourceLine | undefined, heading: SourceLine): void {
    const key = header ? header.text : '';
    const same = this.#headers.get(key);
    if (same) same.count++;
    else {
      const found = header ? `"${excerpt(this.#cursor.text(header), 200)}"` : 'a row';
      this.#headers.set(key, { line: header ?? heading, found, count: 1 });
    }
  }

  #fault(code: string, message: string, line: SourceLine): void {
    this.#cursor.report({ code, severity: 'error', message, place: placeOf(this.#cursor.source, line) });
  }
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
