import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import type { Rails } from '../logic/rails.ts';
import { criterionWords } from '../logic/words.ts';

/** Both rails of a criterion in English, with the guideline's own titles and questions. */
export function criterionInWords(guideline: Guideline, criterion: Criterion): Rails<string> {
  return criterionWords(criterion, {
    codeList: (id) => guideline.codeLists.find((list) => list.id === id)?.title ?? id,
    question: (id) => guideline.recommendations.find((each) => each.id === id)?.question ?? id,
    criterion: (id) => {
      const found = guideline.criteria.find((one) => one.id === id);
      if (!found) throw new Error(`no criterion ${id}`);
      return found.criterion;
    },
  });
}
