import type { ReadingLine } from '../../../src/site/reading/readingLine.ts';

const reviewers = `reviewers:
  - { id: ann, name: Ann Invented, role: Nobody's doctor, date: "2026-11-01" }
  - { id: bob, name: Bob Invented, role: Nobody's nurse, date: "2026-11-02" }
`;

/** What somebody who does not exist made of a line. */
export interface InventedMark {
  readonly line: ReadingLine;
  readonly ann?: 'agreed' | 'disputed';
  readonly bob?: 'agreed' | 'disputed';
  readonly note?: string;
  /** In place of the hash of the words as they are. */
  readonly hash?: string;
}

/** A `review.yaml` of two reviewers who do not exist. */
export function inventedReview(marks: readonly InventedMark[]): string {
  const entries = marks.flatMap(({ line: { kind, id, hash: own }, note, hash = own, ...by }) =>
    (['ann', 'bob'] as const).flatMap((reviewer) =>
      by[reviewer]
        ? `  - { ${kind}: ${id}, reviewer: ${reviewer}, mark: ${by[reviewer]}, hash: "${hash}"${note ? `, note: ${note}` : ''} }\n`
        : [],
    ),
  );
  return `${reviewers}marks:\n${entries.join('')}`;
}
