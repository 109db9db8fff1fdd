import type { ConditionEvaluator } from '../apply/conditionEvaluator.ts';
import type { RecordVariables } from '../apply/recordVariables.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Fact } from '../logic/fact.ts';
import { fhirpathFact } from '../logic/fhirpathFact.ts';
import { printPredicate } from '../logic/predicate.ts';
import { readsOf } from '../logic/reads.ts';
import { wordsOfFact } from '../logic/wordsOfFact.ts';
import { printStatement } from '../logic/wordsStatement.ts';
import { lookupIn } from '../resources/lookupIn.ts';

/** So much is said of each kind; who wants more looks at the record. */
const most = 4;

/**
 * What of a criterion's evidence there is for the patient of a case, in words: facts that the record shows, facts that it gives a
 * reason to ask for, valid answers, and the lists that were read in full.
 */
export function caseEvidence(
  criterion: string,
  guideline: Guideline,
  evaluate: ConditionEvaluator,
  variables: RecordVariables,
): string {
  const lookup = lookupIn(guideline);
  const { facts, questions } = readsOf(lookup.criterion(criterion), lookup.criterion);
  const reads = (fact: Fact, reading: 'definite' | 'counted') =>
    evaluate(printPredicate(fhirpathFact(fact, reading, undefined, lookup)), variables) === true;
  const titleOf = (id: string) => lookup.codeSet(id).title;
  const distinct = [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
  const counted = distinct.filter((fact) => reads(fact, 'counted'));
  const shown = counted.filter((fact) => reads(fact, 'definite'));
  const doubtful = counted.filter((fact) => !shown.includes(fact));
  const wordsOf = (fact: Fact, reading: 'definite' | 'counted') => {
    const words = wordsOfFact(fact, titleOf);
    return printStatement(reading === 'definite' ? words.definite : words.counted());
  };
  const parts = [
    said(
      'on record',
      shown.map((fact) => wordsOf(fact, 'definite')),
    ),
    said(
      'a reason to ask',
      doubtful.map((fact) => wordsOf(fact, 'counted')),
    ),
    said(
      'answered yes',
      questions.filter((id) => variables.yes.includes(id)),
    ),
    said(
      'answered no',
      questions.filter((id) => variables.no.includes(id)),
    ),
    said('read in full', variables.complete),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'no evidence, and no list read in full' : parts.join('; ');
}

function said(what: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const more = words.length > most ? ` and ${words.length - most} more` : '';
  return `${what}: ${words.slice(0, most).join(', ')}${more}`;
}
