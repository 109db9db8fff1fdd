import type { Place } from '../diagnostic.ts';
import { codeListsOf, readsOf } from '../logic/reads.ts';
import { criteriaInPlans } from './criteriaInPlans.ts';
import type { Guideline } from './guideline.ts';
import type { GuidelineCriterion } from './guidelineCriterion.ts';
import type { SourceTable, TableEntry } from './table.ts';

/** An entry of a computable table with all that covers it; nothing does where the list is empty. */
export interface CoveredCell {
  readonly entry: TableEntry;
  readonly by: readonly Cover[];
}

/** What became of an entry: a criterion interprets it, a form asks it, a criterion reads its codes, or a reason why nothing does. */
export type Cover =
  | { readonly kind: 'criterion'; readonly id: string; readonly title: string }
  | { readonly kind: 'question'; readonly id: string; readonly text: string; readonly form: string }
  | {
      readonly kind: 'code-list';
      readonly id: string;
      readonly title: string;
      readonly criteria: readonly string[];
    }
  | { readonly kind: 'reason'; readonly reason: string; readonly authored: Place };

/** What of a guideline may cover an entry. */
export type CoveringParts = Pick<Guideline, 'criteria' | 'eligibility' | 'questionnaires' | 'codeLists'>;

/**
 * Says of every entry of a table what covers it. Only criteria that a plan uses count. Of a line with several cells the quoted
 * words must stand in the cell, and a code list, which names but the line, covers none of them.
 */
export function cellCoverage(parts: CoveringParts): (table: SourceTable) => readonly CoveredCell[] {
  const used = criteriaInPlans(parts.criteria, parts.eligibility);
  const criteria = parts.criteria.filter(({ id }) => used.has(id));
  const lists = listsRead(criteria, parts);
  const asked = parts.questionnaires.flatMap(({ id: form, groups }) =>
    groups.flatMap(({ questions }) =>
      questions.filter(({ informational }) => informational).map((question) => ({ ...question, form })),
    ),
  );
  return ({ entries }) =>
    entries.map((entry) => {
      const single = entries.filter(({ place }) => place.line === entry.place.line).length === 1;
      const covers = ({ source: { place } }: { readonly source: { readonly place: Place } }) =>
        place.file === entry.place.file && place.line === entry.place.line && (single || lies(place, entry));
      const { notComputed: reason } = entry;
      return {
        entry,
        by: [
          ...criteria.filter(covers).map(({ id, title }) => ({ kind: 'criterion' as const, id, title })),
          ...asked
            .filter(covers)
            .map(({ id, text, form }) => ({ kind: 'question' as const, id, text, form })),
          ...(single ? lists.filter(({ source }) => covers({ source })).map(({ cover }) => cover) : []),
          ...(reason ? [{ kind: 'reason' as const, ...reason }] : []),
        ],
      };
    });
}

/** Words that are known to stand inside a cell. */
function lies({ column, length }: Place, { place }: TableEntry): boolean {
  if (column === undefined || length === undefined || place.column === undefined) return false;
  return column >= place.column && column + length <= place.column + (place.length ?? 0);
}

/** The code lists that criteria read themselves, with the line that each names. */
function listsRead(criteria: readonly GuidelineCriterion[], { codeLists }: CoveringParts) {
  const readers = new Map<string, string[]>();
  for (const { id, criterion } of criteria)
    for (const list of codeListsOf(readsOf(criterion, () => ({ kind: 'any', of: [] })).facts))
      readers.set(list, [...(readers.get(list) ?? []), id]);
  return codeLists.flatMap(({ id, title, place }) => {
    const by = readers.get(id);
    return by
      ? [
          {
            source: { place },
            cover: { kind: 'code-list' as const, id, title, criteria: by } satisfies Cover,
          },
        ]
      : [];
  });
}
