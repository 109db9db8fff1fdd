import { absorb } from './absorb.ts';
import type { Criterion, RailOf } from './criterion.ts';
import type { CodeTerms } from './fhirpath/codeTerms.ts';
import { joinRecords } from './fhirpath/joinRecords.ts';
import { completeLists, fhirpathFact } from './fhirpathFact.ts';
import { outcomeOf } from './outcomeOf.ts';
import { conjuncts, type Predicate, printPredicate } from './predicate.ts';
import { type Rails, railsOf, type Tongue } from './rails.ts';

/** A value of a criterion, or that it has not the one or the other. */
export type Outcome = RailOf['rail'];

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
  const { conditions } = printedIn(lookup);
  const key = `${keyOf(criterion)} ${outcome}`;
  const said = conditions.get(key) ?? conditionsOf(criterion, lookup, outcome);
  conditions.set(key, said);
  return said;
}

function conditionsOf(criterion: Criterion, lookup: Lookup, outcome: Outcome): readonly string[] {
  const rails = railsOf(criterion, tongue(lookup));
  return conjuncts(joinRecords(absorb(outcomeOf(rails, outcome)))).map((part) => printPredicate(part));
}

function printed(predicate: Predicate): string {
  return printPredicate(joinRecords(absorb(predicate)));
}

/** What was printed before: plans ask for the same population and the same criteria again and again. */
interface Printed {
  readonly facts: Map<string, Predicate>;
  readonly named: Map<string, Rails<Predicate>>;
  readonly conditions: Map<string, readonly string[]>;
}

const printedBefore = new WeakMap<Lookup, Printed>();

function printedIn(lookup: Lookup): Printed {
  const known = printedBefore.get(lookup) ?? { facts: new Map(), named: new Map(), conditions: new Map() };
  printedBefore.set(lookup, known);
  return known;
}

function tongue(lookup: Lookup): Tongue {
  const { facts, named } = printedIn(lookup);
  const self: Tongue = {
    fact: (fact, reading, since) => {
      const key = `${keyOf(fact)} ${reading} ${since ? keyOf(since) : ''}`;
      const said = facts.get(key) ?? fhirpathFact(fact, reading, since, lookup);
      facts.set(key, said);
      return said;
    },
    answered: (id, answer) => membership(`'${id}' in %${answer}`),
    complete: (facts) => completeLists(facts, membership, lookup),
    named: (id) => {
      const rails = named.get(id) ?? railsOf(lookup.criterion(id), self);
      named.set(id, rails);
      return rails;
    },
  };
  return self;
}

const keys = new WeakMap<object, string>();

/** Facts and criteria are values: the same one is written in several places. */
function keyOf(value: object): string {
  const known = keys.get(value) ?? JSON.stringify(value);
  keys.set(value, known);
  return known;
}

function membership(text: string): Predicate {
  return { kind: 'leaf', text, negated: `(${text}).not()` };
}
