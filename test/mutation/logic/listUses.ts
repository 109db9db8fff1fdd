import type { NamedCriterion } from '../../../src/logic/criterion.ts';
import type { Fact } from '../../../src/logic/fact.ts';
import { listsOfFact } from '../../../src/logic/listsOfFact.ts';
import { ownEvidence } from '../../../src/logic/ownEvidence.ts';

/** How criteria read a code list. */
export interface ListUse {
  /** Ids of the criteria whose own facts read it. */
  readonly criteria: ReadonlySet<string>;
  /** Whether some fact takes its definite reading, by the class of the codes. */
  readonly byClass: boolean;
  /** The codes that scores name, as `system|code`; undefined where some fact reads the whole list. */
  readonly only: ReadonlySet<string> | undefined;
}

/** Every code list that criteria read, by its id. */
export function listUses(criteria: readonly NamedCriterion[]): ReadonlyMap<string, ListUse> {
  const uses = new Map<string, { criteria: Set<string>; byClass: boolean; only: Set<string> | undefined }>();
  const note = (criterion: string, fact: Fact, recorded: boolean) => {
    const only = fact.kind === 'score' ? fact.only : undefined;
    for (const list of listsOfFact(fact)) {
      const use = uses.get(list) ?? { criteria: new Set(), byClass: false, only: new Set() };
      uses.set(list, use);
      use.criteria.add(criterion);
      if (recorded && fact.kind !== 'score') use.byClass = true;
      if (!only) use.only = undefined;
      else for (const { system, code } of only) use.only?.add(`${system}|${code}`);
    }
  };
  for (const { id, criterion } of criteria)
    for (const { recorded, possible } of ownEvidence(criterion)) {
      for (const fact of recorded) if (fact.kind !== 'criterion') note(id, fact, true);
      for (const fact of possible) note(id, fact, false);
    }
  return uses;
}
