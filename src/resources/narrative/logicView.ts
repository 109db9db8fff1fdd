import type { Guideline } from '../../knowledge/guideline.ts';
import type { GuidelineCriterion } from '../../knowledge/guidelineCriterion.ts';
import type { Criterion } from '../../logic/criterion.ts';
import { namedIn, readsOf } from '../../logic/reads.ts';
import { recordWords } from '../../logic/wordsOfRecords.ts';
import { criterionInWords } from '../criterionInWords.ts';

/** The logic of a rule in words. */
export interface LogicView {
  /** The criteria that the rule names. */
  readonly criteria: readonly CriterionView[];
  /** What counts as a record, a paragraph for each type that the rule reads. */
  readonly records: readonly string[];
}

interface CriterionView {
  readonly title: string;
  readonly met: string;
  readonly ruledOut: string;
  readonly ask: string;
}

/** The view of what a rule tests; empty where it tests nothing that stands in the guideline. */
export function logicView(guideline: Guideline, criterion: Criterion | undefined): LogicView {
  if (!criterion) return { criteria: [], records: [] };
  const find = (id: string) => guideline.criteria.find((one) => one.id === id) as GuidelineCriterion;
  const named = namedIn(criterion, (id) => find(id).criterion).map(find);
  return {
    criteria: named.map(({ title, criterion: tree }) => {
      const { met, ruledOut, ask } = criterionInWords(guideline, tree);
      return { title, met, ruledOut, ask: ask.join(' ') };
    }),
    records: recordWords(readsOf(criterion, (id) => find(id).criterion).facts),
  };
}
