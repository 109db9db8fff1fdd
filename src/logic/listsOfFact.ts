import type { Fact } from './fact.ts';

/** Ids of the code lists that a fact names; first the one that says what it is about. */
export function listsOfFact(fact: Fact): readonly string[] {
  switch (fact.kind) {
    case 'record':
      return [fact.codes, fact.route].filter((id) => id !== undefined);
    case 'score':
    case 'sites':
      return [fact.codes];
    case 'lasting':
      return [fact.codes, fact.unless];
    case 'since':
      return [fact.codes, fact.procedure];
    case 'age':
    case 'sex':
    case 'deceased':
      return [];
  }
}
