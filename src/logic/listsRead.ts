import type { Fact, RecordType } from './fact.ts';

/** The type of a list that facts read. */
export type ListRead = RecordType | 'Observation';

/** What a fact reads: resource types, or `DraftOrder`; first the one whose records show it. None for facts of the Patient. */
export function listsRead(fact: Fact): readonly ListRead[] {
  switch (fact.kind) {
    case 'record':
      return [fact.type];
    case 'score':
      return ['Observation'];
    case 'sites':
      return ['Condition'];
    case 'lasting':
      return ['Procedure'];
    case 'since':
      return ['Condition', 'Procedure'];
    case 'age':
    case 'sex':
    case 'deceased':
      return [];
  }
}
