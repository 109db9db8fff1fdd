import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import { type CriterionWords, criterionWords } from '../logic/words.ts';
import type { Names } from '../logic/wordsNames.ts';

/** A criterion in English, with the guideline's own titles and questions. */
export function criterionInWords(guideline: Guideline, criterion: Criterion): CriterionWords {
  return criterionWords(criterion, namesIn(guideline));
}

/** How a guideline calls its code lists, criteria and questions; the guideline is sound, so what is not there is our bug. */
export function namesIn({ codeLists, criteria, recommendations }: Guideline): Names {
  return {
    codeList: (id) => found(codeLists, id).title,
    criterion: (id) => found(criteria, id).title,
    question: (id) => {
      const asked = criteria.find((criterion) => criterion.id === id)?.question;
      if (asked) return asked;
      return { text: found(recommendations, id).question ?? id, inverted: false };
    },
  };
}

function found<T extends { readonly id: string }>(things: readonly T[], id: string): T {
  const thing = things.find((each) => each.id === id);
  if (!thing) throw new Error(`nothing is called ${id}`);
  return thing;
}
