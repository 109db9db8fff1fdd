import type { RecommendationsPart, SectionLayout } from './layout.ts';
import { resembles } from './resembles.ts';
import { parseRow, type RowGrammar } from './rowGrammar.ts';
import type { SourceLine } from './sourceText.ts';

/** Where a section begins: its heading, its header, and what is wrong with them. */
export interface SectionStart {
  /** Undefined when a header line stands without a heading. */
  readonly heading?: SourceLine;
  readonly header?: SourceLine;
  /** The section of layout.yaml, if one was recognised. */
  readonly section?: SectionLayout;
  readonly headingDiffers: boolean;
  readonly headerDiffers: boolean;
  /** Index of the first line after heading and header. */
  readonly next: number;
}

/** What a section is recognised by. */
export interface SectionSigns {
  readonly part: RecommendationsPart['recommendations'];
  readonly grammar: RowGrammar;
  /** Sections of layout.yaml that were not met yet, in order. */
  readonly open: readonly SectionLayout[];
  /** A line's text for comparing. */
  text(line: SourceLine): string;
}

/**
 * Whether a section begins at a line. A heading is known by the header line that follows it, so a row that repeats its
 * heading stays a row; a heading of layout.yaml also by its words, so that a slip in the header does not hide it; and a
 * header line after a row shows that a heading is missing. A line between a heading of layout.yaml and its header is left to
 * the ledger.
 */
export function sectionStart(
  lines: readonly SourceLine[],
  index: number,
  signs: SectionSigns,
): SectionStart | undefined {
  const text = (at: number): string | undefined => {
    const line = lines[at];
    return line && signs.text(line);
  };
  const { header } = signs.part;
  const own = text(index) as string;
  const line = lines[index] as SourceLine;
  const next = lines[index + 1];
  if (own === header)
    return {
      header: line,
      ...(signs.open[0] && { section: signs.open[0] }),
      headingDiffers: false,
      headerDiffers: false,
      next: index + 1,
    };
  const listed = signs.open.find((section) => section.heading === own);
  const titled = text(index + 1) === header;
  if (titled && !listed && isRow(own, signs.grammar)) return undefined;
  if (titled && next) {
    const section = listed ?? mostAlike(own, signs.open);
    return {
      heading: line,
      header: next,
      ...(section && { section }),
      headingDiffers: section !== listed,
      headerDiffers: false,
      next: index + 2,
    };
  }
  if (!listed || !next) return undefined;
  const second = lines[index + 2];
  const stray = text(index + 1) as string;
  if (second && text(index + 2) === header && !mostAlike(stray, signs.open))
    return {
      heading: line,
      header: second,
      section: listed,
      headingDiffers: false,
      headerDiffers: false,
      next: index + 3,
    };
  const alike =
    resembles(text(index + 1) as string, header) || !isRow(text(index + 1) as string, signs.grammar);
  return {
    heading: line,
    ...(alike && { header: next }),
    section: listed,
    headingDiffers: false,
    headerDiffers: true,
    next: index + (alike ? 2 : 1),
  };
}

function mostAlike(text: string, open: readonly SectionLayout[]): SectionLayout | undefined {
  return open.find((section) => resembles(text, section.heading));
}

function isRow(text: string, grammar: RowGrammar): boolean {
  return !('message' in parseRow(text, grammar));
}
