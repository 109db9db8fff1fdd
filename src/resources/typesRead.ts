import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import type { Fact, RecordType } from '../logic/fact.ts';
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
  switch (fact.kind) {
    case 'record':
      return fact.type === 'DraftOrder' ? [] : [fact.type];
    case 'sites':
      return ['Condition'];
    case 'score':
      return ['Observation'];
    case 'lasting':
      return ['Procedure'];
    case 'since':
      return ['Condition', 'Procedure'];
    case 'age':
    case 'sex':
    case 'deceased':
      return ['Patient'];
  }
}
