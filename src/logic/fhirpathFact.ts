import { systemsOf } from './codeSet.ts';
import type { Fact } from './fact.ts';
import type { CodeTerms } from './fhirpath/codeTerms.ts';
import { quoted } from './fhirpath/codings.ts';
import { conditionNotUnderstood } from './fhirpath/condition.ts';
import { codingsIn } from './fhirpath/inCodes.ts';
import { lastingFact } from './fhirpath/lastingFact.ts';
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
import { recordReadings } from './fhirpath/recordReadings.ts';
import { scoreFact } from './fhirpath/scoreFact.ts';
import { sinceFact } from './fhirpath/sinceFact.ts';
import { sitesFact } from './fhirpath/sitesFact.ts';
import { someRecord } from './fhirpath/someRecord.ts';
import { listsRead } from './listsRead.ts';
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
    case 'lasting':
      return lastingFact(fact, reading, since, terms);
    case 'since':
      return sinceFact(fact, reading, since, terms);
    case 'age':
      return since ? never : ageFact(fact, reading);
    case 'sex':
      return since ? never : sexFact(fact);
    case 'deceased':
      return since ? never : deceasedFact(reading);
  }
}

/**
 * What facts read was read in full: the types are named in `%complete`, every Condition is understood, every other record has a
 * code in a system of the list, and of the Patient the element is there.
 */
export function completeLists(
  facts: readonly Fact[],
  membership: (text: string) => Predicate,
  terms: CodeTerms,
): Predicate {
  const types = [...new Set(facts.flatMap(listsRead))].sort();
  return and(
    ...types.map((type) => membership(`'${type}' in %complete`)),
    ...(types.includes('Condition') ? [not(conditionNotUnderstood)] : []),
    ...facts.flatMap((fact) => recordsUnderstood(fact, terms) ?? []),
    ...facts.flatMap((fact) => elementKnown(fact) ?? []),
  );
}

/** Every counted record of the type has a code in one of the systems of the list: words alone may be what the list looks for. */
function recordsUnderstood(fact: Fact, { codeSet }: CodeTerms): Predicate | undefined {
  if (fact.kind !== 'record' || fact.codes === undefined) return undefined;
  // Conditions have a test of their own; orders being placed are of all kinds.
  if (fact.type === 'Condition' || fact.type === 'DraftOrder') return undefined;
  const { variable, standing, concepts } = recordReadings[fact.type];
  const known = systemsOf(codeSet(fact.codes))
    .map((system) => `system = '${quoted(system)}'`)
    .join(' or ');
  if (known === '') return undefined;
  return not(someRecord(variable, standing.counted, [`${codingsIn(concepts)}.where(${known}).empty()`]));
}

function elementKnown(fact: Fact): Predicate | undefined {
  switch (fact.kind) {
    case 'record':
    case 'score':
    case 'sites':
    case 'lasting':
    case 'since':
      return undefined;
    case 'age':
      return birthKnown;
    case 'sex':
      return genderKnown;
    case 'deceased':
      return deceasedKnown;
  }
}
