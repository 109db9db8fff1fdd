import type { CodeSet } from './codeSet.ts';
import { countedRecord, definiteRecord, recordNotUnderstood } from './conditionRecords.ts';
import type { Criterion } from './criterion.ts';
import { and, conjuncts, never, not, type Predicate, printPredicate } from './predicate.ts';
import { type Rails, railsOf, type Tongue, unknownOf } from './rails.ts';

/** The three values of a criterion. */
export type Outcome = 'met' | 'ruled-out' | 'unknown';

/** Finds a code list by its id; the guideline is sound, so it is there. */
export type FindCodeSet = (id: string) => CodeSet;

/**
 * Prints a criterion as two FHIRPath expressions in the portable subset, over the list variables `%conditions`,
 * `%complete`, `%yes` and `%no`, all of which must be defined. Never both true, on any data; unknown is neither.
 */
export function fhirpathRails(criterion: Criterion, find: FindCodeSet): Rails<string> {
  const rails = railsOf(criterion, tongue(find));
  return { met: printPredicate(rails.met), ruledOut: printPredicate(rails.ruledOut) };
}

/**
 * The FHIRPath expressions that must all be true for the criterion to have the outcome: one for each
 * `PlanDefinition.action.condition`, since an engine ANDs those.
 */
export function fhirpathConditions(
  criterion: Criterion,
  find: FindCodeSet,
  outcome: Outcome,
): readonly string[] {
  const rails = railsOf(criterion, tongue(find));
  return conjuncts(predicateOf(rails, outcome)).map((part) => printPredicate(part));
}

function predicateOf(rails: Rails<Predicate>, outcome: Outcome): Predicate {
  switch (outcome) {
    case 'met':
      return rails.met;
    case 'ruled-out':
      return rails.ruledOut;
    case 'unknown':
      return unknownOf(rails);
  }
}

function tongue(find: FindCodeSet): Tongue {
  return {
    recorded: ({ codeList, absence }) => {
      const set = find(codeList);
      const met = definiteRecord(set);
      if (absence === 'unknown') return { met, ruledOut: never };
      const complete = membership("'Condition' in %complete");
      return { met, ruledOut: and(complete, not(countedRecord(set)), not(recordNotUnderstood)) };
    },
    answered: ({ id }) => {
      const yes = membership(`'${id}' in %yes`);
      const no = membership(`'${id}' in %no`);
      return { met: and(yes, not(no)), ruledOut: and(not(yes), no) };
    },
  };
}

function membership(text: string): Predicate {
  return { kind: 'leaf', text, negated: `(${text}).not()` };
}
