import { icd10cm, snomedct } from '../codeSet.ts';
import { codeShapes } from '../codeShapes.ts';
import { diagnosisStanding } from './diagnosis.ts';
import type { RecordReading } from './recordReading.ts';
import { someRecord } from './someRecord.ts';

/** Abated, in whichever of the five ways: every type of a choice is an Element. */
const abated = '(abatement is Element)';

const standing = diagnosisStanding(
  {
    systems: 'condition-',
    established: ['confirmed', 'active', 'recurrence', 'relapse'],
    dismissed: ['refuted', 'entered-in-error', 'inactive', 'remission', 'resolved'],
  },
  abated,
);

/** Problems and diagnoses. An onset as Age, Range or text dates nothing. */
export const condition: RecordReading = {
  variable: 'conditions',
  standing,
  concepts: ['code'],
  dates: { paths: ['(onset as dateTime)', '(onset as Period).start'], otherwise: 'recordedDate' },
};

/** A record that counts but has no code that reads as one of the systems that the code lists are complete in. */
export const conditionNotUnderstood = someRecord('conditions', condition.standing.counted, [
  `code.coding.where(system = '${icd10cm}' and code.matches('${codeShapes.icd10cm}') or system = '${snomedct}' and code.matches('${codeShapes.snomedct}')).empty()`,
]);
