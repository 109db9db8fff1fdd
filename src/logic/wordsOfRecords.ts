import type { Fact } from './fact.ts';
import { recordTypeWords } from './wordsOfRecordType.ts';

/** What "counts" means in the words of a criterion that reads these facts: a sentence or two for each type; shown once beside them. */
export function recordWords(facts: readonly Fact[]): readonly string[] {
  return [...new Set([...facts.flatMap(countsOf), theRest])];
}

const theRest = 'What is neither met nor ruled out is unknown.';

function countsOf(fact: Fact): string | readonly string[] {
  switch (fact.kind) {
    case 'record':
      return recordTypeWords[fact.type].counts;
    case 'sites':
      return recordTypeWords.Condition.counts;
    case 'lasting':
      return recordTypeWords.Procedure.counts;
    case 'since':
      return [recordTypeWords.Condition.counts, recordTypeWords.Procedure.counts];
    case 'score':
      return 'A result counts when it is the newest of the list within its time, is final, amended or corrected, and has the unit that is asked for. It is a reason to ask when it is preliminary, has another unit, no number, or a date that only may lie within the time; then no older one counts. Older results are unknown, never carried forward.';
    case 'age':
      return 'The age is counted in completed years from the birth date. A birth date without a day or a month may leave it open, and so does one that is still to come; without a birth date it is unknown.';
    case 'sex':
      return 'Sex is the administrative gender of the patient’s record.';
    case 'deceased':
      return 'A patient is deceased when the record says so or gives a date of death; one that is still to come is a reason to ask.';
  }
}
