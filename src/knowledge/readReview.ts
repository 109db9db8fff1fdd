import type { Report } from '../diagnostic.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { Review, ReviewFile, ReviewMark } from './review.ts';

/**
 * Reads the marks of reviewers. Reports `reviewer-twice`, `reviewer-unknown` and `mark-twice`. What they are about is known only
 * when the artifacts are made.
 */
export function readReview(file: YamlFile<ReviewFile>, report: Report): Review {
  const { reviewers } = file.value;
  const fault = (code: string, message: string, path: readonly (string | number)[]) =>
    report({ code, severity: 'error', message, place: file.place([...path]) });
  reviewers.forEach(({ id }, index) => {
    if (reviewers.findIndex((other) => other.id === id) !== index)
      fault('reviewer-twice', `Two reviewers share the id "${id}". Give each one of its own.`, [
        'reviewers',
        index,
        'id',
      ]);
  });
  const seen = new Set<string>();
  const marks = file.value.marks.map(({ criterion, card, ...mark }, index): ReviewMark => {
    const [kind, id] =
      criterion === undefined ? (['card', card ?? ''] as const) : (['criterion', criterion] as const);
    if (!reviewers.some((one) => one.id === mark.reviewer))
      fault(
        'reviewer-unknown',
        `No reviewer has the id "${mark.reviewer}"; known: ${reviewers.map((one) => one.id).join(', ')}. Mend the id, or add the reviewer.`,
        ['marks', index, 'reviewer'],
      );
    const key = `${mark.reviewer} ${kind} ${id}`;
    if (seen.has(key))
      fault(
        'mark-twice',
        `"${mark.reviewer}" marked the ${kind} "${id}" before. Keep the mark that counts and remove the other.`,
        ['marks', index],
      );
    seen.add(key);
    return { kind, id, ...mark, authored: file.place(['marks', index]) };
  });
  return { reviewers, marks };
}
