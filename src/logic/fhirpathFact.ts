import type { Fact } from './fact.ts';
import type { CodeTerms } from './fhirpath/codeTerms.ts';
import { conditionNotUnderstood } from './fhirpath/condition.ts';
import {
  ageFact,
  birthKnown,
  deceasedFact,
  deceasedKnown,
  genderKnown,
  sexFact,
} from './fhirpath/patientFacts.ts';
import { recordFact } from './fhirpath/recordFact.ts';
import type { Reading } from './fhirpath/recordReading.ts';
import { scoreFact } from './fhirpath/scoreFact.ts';
import { sitesFact } from './fhirpath/sitesFact.ts';
import { and, never, not, type Predicate } from './predicate.ts';
import type { Span } from './span.ts';

/**
 * A fact in one of its readings, as portable FHIRPath over the list variables. Whatever is missing, no part is ever empty.
 * @param since only what was recorded or begun within this time; facts of the Patient never are
 */
export function fhirpathFact(
  fact: Fact,
  reading: Reading,
  since: Span | undefined,
  terms: CodeTerms,
): Predicate {
  switch (fact.kind) {
    case 'record':
      return recordFact(fact, reading, since, terms);
    case 'score':
      return scoreFact(fact, reading, since, terms);
    case 'sites':
      return sitesFact(fact, reading, since, terms);
    case 'age':
      return since ? never : ageFact(fact, reading);
    case 'sex':
      return since ? never : sexFact(fact);
    case 'deceased':
      return since ? never : deceasedFact;
  }
}

/**
 * What facts read was read in full: the types are named in `%complete`, every Condition is understood, and of the Patient
 * the element is there.
 */
export function completeLists(facts: readonly Fact[], membership: (text: string) => Predicate): Predicate {
  const types = [...new Set(facts.flatMap((fact) => typeOf(fact) ?? []))].sort();
  return and(
    ...types.map((type) => membership(`'${type}' in %complete`)),
    ...(types.includes('Condition') ? [not(conditionNotUnderstood)] : []),
    ...facts.flatMap((fact) => elementKnown(fact) ?? []),
  );
}

function typeOf(fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'record':
      return fact.type;
    case 'score':
      return 'Observation';
    case 'sites':
      return 'Condition';
    case 'age':
    case 'sex':
    case 'deceased':
      return undefined;
  }
}

function elementKnown(fact: Fact): Predicate | undefined {
  switch (fact.kind) {
    case 'record':
    case 'score':
    case 'sites':
      return undefined;
    case 'age':
      return birthKnown;
    case 'sex':
      return genderKnown;
    case 'deceased':
      return deceasedKnown;
  }
}
