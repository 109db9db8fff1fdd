import type { CodeSet } from './codeSet.ts';
import type { Criterion } from './criterion.ts';
import { completeLists, fhirpathFact } from './fhirpathFact.ts';
import { conjuncts, type Predicate, printPredicate } from './predicate.ts';
import { type Rails, railsOf, type Tongue, unknownOf } from './rails.ts';

/** The three values of a criterion. */
export type Outcome = 'met' | 'ruled-out' | 'unknown';

/** Finds what a criterion names by id; the guideline is sound, so it is there. */
export interface Lookup {
  readonly codeSet: (id: string) => CodeSet;
  readonly criterion: (id: string) => Criterion;
}

/**
 * Prints a criterion as two FHIRPath expressions in the portable subset, over the list variables `%conditions`,
 * `%complete`, `%yes` and `%no`, all of which must be defined. Never both true, on any data; unknown is neither.
 */
export function fhirpathRails(criterion: Criterion, lookup: Lookup): Rails<string> {
  const rails = railsOf(criterion, tongue(lookup));
  return { met: printPredicate(rails.met), ruledOut: printPredicate(rails.ruledOut) };
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

function tongue({ codeSet, criterion }: Lookup): Tongue {
  const self: Tongue = {
    fact: (fact, reading, since) => fhirpathFact(fact, reading, since, codeSet),
    answered: (id, answer) => membership(`'${id}' in %${answer}`),
    complete: (facts) => completeLists(facts, membership),
    named: (id) => railsOf(criterion(id), self),
  };
  return self;
}

function membership(text: string): Predicate {
  return { kind: 'leaf', text, negated: `(${text}).not()` };
}
