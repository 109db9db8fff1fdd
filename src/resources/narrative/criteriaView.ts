import type { Guideline } from '../../knowledge/guideline.ts';
import type { GuidelineCriterion } from '../../knowledge/guidelineCriterion.ts';
import type { Criterion } from '../../logic/criterion.ts';
import { namedIn, readsOf } from '../../logic/reads.ts';
import { recordWords } from '../../logic/wordsOfRecords.ts';
import { criterionInWords } from '../criterionInWords.ts';

/** What a reader needs to understand the words of a rule: a narrative stands alone, without the site beside it. */
export interface CriteriaView {
  /** The criteria that the rule names, in words, outer ones first. */
  readonly criteria: readonly {
    readonly title: string;
    readonly met: string;
    readonly ruledOut: string;
    readonly ask: string;
  }[];
  /** What counts as a record, a paragraph for each type that the rule reads. */
  readonly records: readonly string[];
}

/** The view of a rule's criterion; empty for plans that test nothing. */
export function criteriaView(guideline: Guideline, criterion: Criterion | undefined): CriteriaView {
  if (!criterion) return { criteria: [], records: [] };
  const find = (id: string) => guideline.criteria.find((one) => one.id === id) as GuidelineCriterion;
  const treeOf = (id: string) => find(id).criterion;
  return {
    criteria: namedIn(criterion, treeOf).map((id) => {
      const { met, ruledOut, ask } = criterionInWords(guideline, treeOf(id));
      return { title: find(id).title, met, ruledOut, ask: ask.join(' ') };
    }),
    records: recordWords(readsOf(criterion, treeOf).facts),
  };
}
