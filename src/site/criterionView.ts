import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion, Evidence } from '../logic/criterion.ts';
import { codeListsOf } from '../logic/reads.ts';
import { hrefs, type Link } from './links.ts';

/** A criterion as a nested list: a sentence, what it rests on, and its parts. */
export interface CriterionView {
  readonly words: string;
  readonly link: Link | undefined;
  /** What follows when the record does not say. */
  readonly absence: string | undefined;
  readonly parts: readonly CriterionView[];
}

/** Prints a criterion for readers; a new kind of criterion makes the compiler ask for its words here. */
export function criterionView(guideline: Guideline, criterion: Criterion): CriterionView {
  const none = { link: undefined, absence: undefined, parts: [] };
  switch (criterion.kind) {
    case 'evidence':
      return evidenceView(guideline, criterion);
    case 'named':
      return {
        ...none,
        words: guideline.criteria.find(({ id }) => id === criterion.id)?.title ?? criterion.id,
      };
    case 'any':
      return { ...none, words: 'At least one of these', parts: partViews(guideline, criterion.of) };
    case 'all':
      return { ...none, words: 'All of these', parts: partViews(guideline, criterion.of) };
    case 'not':
      return { ...none, words: 'Not this', parts: partViews(guideline, [criterion.of]) };
    case 'atLeast':
      return {
        ...none,
        words: `At least ${criterion.count} of these`,
        parts: partViews(guideline, criterion.of),
      };
  }
}

function evidenceView(
  guideline: Guideline,
  { recorded, possible, question, absence }: Evidence,
): CriterionView {
  const [codes] = codeListsOf([...recorded, ...possible]);
  const list = guideline.codeLists.find(({ id }) => id === codes);
  return {
    words: list
      ? 'A counted condition of the patient has a code of the list'
      : `Answered in the questionnaire: ${question?.id}`,
    link: list && { href: hrefs.codeList(list.id), label: list.title },
    absence:
      list &&
      (absence === 'ruled-out'
        ? 'Absence from a list read in full rules it out.'
        : 'Absence leaves it unknown.'),
    parts: [],
  };
}

function partViews(guideline: Guideline, parts: readonly Criterion[]): CriterionView[] {
  return parts.map((part) => criterionView(guideline, part));
}
