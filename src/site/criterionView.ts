import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
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
  const leaf = { link: undefined, absence: undefined, parts: [] };
  switch (criterion.kind) {
    case 'recorded': {
      const list = guideline.codeLists.find(({ id }) => id === criterion.codeList);
      return {
        ...leaf,
        words: 'A counted condition of the patient has a code of the list',
        link: { href: hrefs.codeList(criterion.codeList), label: list?.title ?? criterion.codeList },
        absence:
          criterion.absence === 'ruled-out'
            ? 'Absence from a list read in full rules it out.'
            : 'Absence leaves it unknown.',
      };
    }
    case 'answered':
      return { ...leaf, words: `Answered in the questionnaire: ${criterion.id}` };
    case 'any':
      return { ...leaf, words: 'At least one of these', parts: partViews(guideline, criterion.of) };
    case 'all':
      return { ...leaf, words: 'All of these', parts: partViews(guideline, criterion.of) };
  }
}

function partViews(guideline: Guideline, parts: readonly Criterion[]): CriterionView[] {
  return parts.map((part) => criterionView(guideline, part));
}
