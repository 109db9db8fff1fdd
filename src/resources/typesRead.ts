import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import type { Fact, RecordType } from '../logic/fact.ts';
import { listsRead } from '../logic/listsRead.ts';
import { readsOf } from '../logic/reads.ts';
import { lookupIn } from './lookupIn.ts';

/** A type that has to be read of a patient; the orders being placed come with the hook. */
export type TypeRead =
  | Exclude<RecordType, 'DraftOrder'>
  | 'Observation'
  | 'Patient'
  | 'QuestionnaireResponse';

/** The types that criteria read, those that they name included; sorted. */
export function typesRead(guideline: Guideline, criteria: readonly Criterion[]): readonly TypeRead[] {
  const find = lookupIn(guideline).criterion;
  const reads = criteria.map((criterion) => readsOf(criterion, find));
  const types = new Set(reads.flatMap(({ facts }) => facts.flatMap(typesOf)));
  if (reads.some(({ questions }) => questions.length > 0)) types.add('QuestionnaireResponse');
  return [...types].sort();
}

function typesOf(fact: Fact): readonly TypeRead[] {
  const lists = listsRead(fact);
  return lists.length === 0 ? ['Patient'] : lists.filter((type) => type !== 'DraftOrder');
}
