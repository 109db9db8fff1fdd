import type { Report } from '../../diagnostic.ts';
import type { Review, ReviewMark } from '../../knowledge/review.ts';
import type { ReadingLine } from './readingLine.ts';

/** What a reviewer made of a line: a mark of the words as they are, one of words that changed since, or none. */
export type MarkState = 'agreed' | 'disputed' | 'changed' | 'unread';

/** A line of the reading as one reviewer left it. */
export interface LineMark {
  readonly state: MarkState;
  /** The mark before the words changed. */
  readonly was?: 'agreed' | 'disputed';
  readonly note?: string;
}

/** Says what a reviewer made of a line. */
export function marksOf(review: Review): (line: ReadingLine, reviewer: string) => LineMark {
  const marks = new Map(review.marks.map((mark) => [keyOf(mark, mark.reviewer), mark]));
  return (line, reviewer) => {
    const mark = marks.get(keyOf(line, reviewer));
    if (!mark) return { state: 'unread' };
    const note = mark.note === undefined ? {} : { note: mark.note };
    return mark.hash === line.hash
      ? { state: mark.mark, ...note }
      : { state: 'changed', was: mark.mark, ...note };
  };
}

/**
 * Holds the marks of a review against the lines. Reports `mark-unknown` for a mark of what is not there, and as a warning
 * `mark-outdated` for one of other words.
 */
export function checkReview(review: Review, lines: readonly ReadingLine[], report: Report): void {
  const known = new Map(lines.map((line) => [`${line.kind} ${line.id}`, line]));
  for (const mark of review.marks) {
    const line = known.get(`${mark.kind} ${mark.id}`);
    if (!line)
      report({
        code: 'mark-unknown',
        severity: 'error',
        message: `The reading has no ${mark.kind} "${mark.id}". Mend the id ("knart check --reading" prints them), or remove the mark.`,
        place: mark.authored,
      });
    else if (line.hash !== mark.hash) report(outdated(mark, line));
  }
}

function outdated(mark: ReviewMark, line: ReadingLine) {
  return {
    code: 'mark-outdated',
    severity: 'warning' as const,
    message: `The words of "${mark.id}" changed since "${mark.reviewer}" marked them ${mark.mark}, so the mark does not count. Have them read again; their hash is ${line.hash} now.`,
    place: mark.authored,
  };
}

function keyOf({ kind, id }: Pick<ReadingLine, 'kind' | 'id'>, reviewer: string): string {
  return `${reviewer} ${kind} ${id}`;
}
