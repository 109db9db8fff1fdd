import type { Catalog } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { clinicalReading, linesOf } from '../site/reading/clinicalReading.ts';
import { markTemplate } from '../site/reading/markTemplate.ts';
import type { ReadingLine, SourceWords } from '../site/reading/readingLine.ts';
import { type LineMark, marksOf } from '../site/reading/reviewMarks.ts';

/** A guideline and the artifacts that it became. */
export interface Read {
  readonly guideline: Guideline;
  readonly catalog: Catalog;
}

/** The lines of the reading with their marks, for machines. */
export function readingReport({ guideline, catalog }: Read) {
  const review = guideline.review ?? { reviewers: [], marks: [] };
  const marked = marksOf(review);
  return {
    guideline: guideline.id,
    lines: linesOf(clinicalReading(catalog, guideline)).map(({ source, ...line }) => ({
      ...line,
      source: source.map(({ line: number, text }) => ({ line: number, text })),
      marks: review.reviewers.map(({ id }) => ({ reviewer: id, ...marked(line as ReadingLine, id) })),
    })),
  };
}

/**
 * The lines of the reading as a `review.yaml` to fill in: the English as comments, below it the mark with its hash. What a reviewer
 * has marked as it stands is said in the comment.
 */
export function readingWords({ guideline, catalog }: Read): string {
  const lines = linesOf(clinicalReading(catalog, guideline));
  if (lines.length === 0) return `# ${guideline.id}: no plan over the record, so there is nothing to read\n`;
  const review = guideline.review ?? { reviewers: [], marks: [] };
  const marked = marksOf(review);
  const head = `# ${guideline.id}: ${lines.length} lines to hold against the source. Fill in reviewer, and mark: agreed or disputed.
# Leave out what you did not read.
reviewers:
  - { id: , name: , role: , date: }
marks:
`;
  const body = lines.map((line) => {
    const marks = review.reviewers.map(({ id }) => `    # ${id}: ${markWords(marked(line, id))}\n`);
    return `${commentOf(line)}${marks.join('')}    ${markTemplate(line)}\n`;
  });
  return head + body.join('\n');
}

function commentOf({ title, source, said, rationale, basis }: ReadingLine): string {
  const parts = [
    title,
    ...source.map(placed),
    ...said.map(({ label, text }) => `${label}: ${text}`),
    ...(rationale ? [`Why (${basis ?? 'editorial'}): ${rationale}`] : []),
  ];
  return parts
    .flatMap((part) => part.split('\n'))
    .map((part) => `    # ${part}`.trimEnd())
    .join('\n')
    .concat('\n');
}

function placed({ line, text }: SourceWords): string {
  return `Source, line ${line}: ${text}`;
}

function markWords({ state, was }: LineMark): string {
  return was === undefined ? state : `${state} (was ${was})`;
}
