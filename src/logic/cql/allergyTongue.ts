import { dayOf, daysOfChoice } from './days.ts';
import { allOf, type RecordTongue } from './recordTongue.ts';
import {
  clinicalStatus,
  statusCounts,
  statusDismisses,
  statusMissing,
  verificationStatus,
} from './statuses.ts';

const verification = verificationStatus('allergyintolerance-verification');
const clinical = clinicalStatus('allergyintolerance-clinical', ['active'], ['inactive', 'resolved']);
const begun = daysOfChoice('R.onset');
const recorded = dayOf('R.recordedDate');

/** Allergies and intolerances. */
export const allergyTongue: RecordTongue = {
  source: '[AllergyIntolerance]',
  days: [recorded, ...begun],
  dated: [...begun, recorded],
  begunOrRecorded: [`Coalesce(${[...begun, recorded].join(', ')})`],
  hasCode: (test) => `${test}(R.code)`,
  definite: (definitions) =>
    allOf(
      `(${statusMissing('R', verification)} or ${statusCounts(definitions, 'R', verification)})`,
      `(${statusMissing('R', clinical)} or ${statusCounts(definitions, 'R', clinical)})`,
    ),
  counted: (definitions) =>
    allOf(
      `not ${statusDismisses(definitions, 'R', verification)}`,
      `not ${statusDismisses(definitions, 'R', clinical)}`,
    ),
};
