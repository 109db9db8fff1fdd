import { dayOf, daysOfChoice, future, within } from './days.ts';
import { allOf, type RecordTongue } from './recordTongue.ts';
import {
  clinicalStatus,
  statusCounts,
  statusDismisses,
  statusMissing,
  verificationStatus,
} from './statuses.ts';

const verification = verificationStatus('condition-ver-status');
const clinical = clinicalStatus(
  'condition-clinical',
  ['active', 'recurrence', 'relapse'],
  ['inactive', 'remission', 'resolved'],
);
const begun = daysOfChoice('R.onset');
const recorded = dayOf('R.recordedDate');
/** An end that is still to come is no end; the record is then a reason to ask, and no evidence. */
const ends = [
  dayOf('(R.abatement as FHIR.dateTime)'),
  `Coalesce(${['start', 'end'].map((end) => dayOf(`(R.abatement as FHIR.Period)."${end}"`)).join(', ')})`,
];

/** Diagnoses and problems. */
export const conditionTongue: RecordTongue = {
  source: '[Condition]',
  days: [recorded, ...begun],
  dated: [...begun, recorded],
  begunOrRecorded: [`Coalesce(${begun.join(', ')})`, recorded],
  hasCode: (test) => `${test}(R.code)`,
  definite(definitions, when) {
    const missing = statusMissing('R', clinical);
    const acute =
      when?.kind === 'acute'
        ? `(${missing} and (${this.begunOrRecorded.map((day) => within(definitions, day, when.span)).join(' or ')}))`
        : missing;
    return allOf(
      'R.abatement is null',
      `(${statusMissing('R', verification)} or ${statusCounts(definitions, 'R', verification)})`,
      `(${acute} or ${statusCounts(definitions, 'R', clinical)})`,
    );
  },
  counted: (definitions) =>
    allOf(
      `(R.abatement is null or ${future(definitions, ends)})`,
      `not ${statusDismisses(definitions, 'R', verification)}`,
      `not ${statusDismisses(definitions, 'R', clinical)}`,
    ),
};
