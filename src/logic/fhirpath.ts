import type { Criterion } from './criterion.ts';
import type { CodeTerms } from './fhirpath/codeTerms.ts';
import { joinRecords } from './fhirpath/joinRecords.ts';
import { completeLists, fhirpathFact } from './fhirpathFact.ts';
import { conjuncts, type Predicate, printPredicate } from './predicate.ts';
import { type Rails, railsOf, type Tongue, unknownOf } from './rails.ts';

/** The three values of a criterion. */
export type Outcome = 'met' | 'ruled-out' | 'unknown';

/**
 * Finds what a criterion names by id; the guideline is sound, so it is there. With `valueSet` codes are written as
 * `memberOf` instead of standing in the expression.
 */
export interface Lookup extends CodeTerms {
  readonly criterion: (id: string) => Criterion;
}

/**
 * Prints a criterion as two FHIRPath expressions in the portable subset, over `%subject`, the list variables,
 * `%complete`, `%yes` and `%no`, all of which must be defined. Never both true, on any data; unknown is neither.
 */
export function fhirpathRails(criterion: Criterion, lookup: Lookup): Rails<string> {
  const rails = railsOf(criterion, tongue(lookup));
  return { met: printed(rails.met), ruledOut: printed(rails.ruledOut) };
}

/**
 * The FHIRPath expressions that must all be true for the criterion to have the outcome: one for each
 * `PlanDefinition.action.condition`, since an engine ANDs those.
 */
export function fhirpathConditions(
  criterion: Criterion,
  lookup: Lookup,
  outcome: Outcome,
): readonly string[] {
  const rails = railsOf(criterion, tongue(lookup));
  return conjuncts(joinRecords(predicateOf(rails, outcome))).map((part) => printPredicate(part));
}

function printed(predicate: Predicate): string {
  return printPredicate(joinRecords(predicate));
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

const printedFacts = new WeakMap<Lookup, Map<string, Predicate>>();

function tongue(lookup: Lookup): Tongue {
  const facts = printedFacts.get(lookup) ?? new Map<string, Predicate>();
  printedFacts.set(lookup, facts);
  const self: Tongue = {
    fact: (fact, reading, since) => {
      // Rules ask for the same population again and again.
      const key = JSON.stringify([fact, reading, since ?? null]);
      const said = facts.get(key) ?? fhirpathFact(fact, reading, since, lookup);
      facts.set(key, said);
      return said;
    },
    answered: (id, answer) => membership(`'${id}' in %${answer}`),
    complete: (facts) => completeLists(facts, membership),
    named: (id) => railsOf(lookup.criterion(id), self),
  };
  return self;
}

function membership(text: string): Predicate {
  return { kind: 'leaf', text, negated: `(${text}).not()` };
}
