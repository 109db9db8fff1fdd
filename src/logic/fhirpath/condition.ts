import { icd10cm, snomedct } from '../codeSet.ts';
import { codeShapes } from '../codeShapes.ts';
import { diagnosisStanding } from './diagnosis.ts';
import type { RecordReading } from './recordReading.ts';
import { someRecord } from './someRecord.ts';

/** Not abated, in whichever of the five ways: every type of a choice is an Element. */
const notAbated = '((abatement is Element) ~ true).not()';

const { definite, counted } = diagnosisStanding({
  systems: 'condition-',
  established: ['confirmed', 'active', 'recurrence', 'relapse'],
  dismissed: ['refuted', 'entered-in-error', 'inactive', 'remission', 'resolved'],
});

/** Problems and diagnoses. An onset as Age, Range or text dates nothing. */
export const condition: RecordReading = {
  variable: 'conditions',
  standing: { definite: [...definite, notAbated], counted: [...counted, notAbated] },
  concepts: ['code'],
  dates: { paths: ['(onset as dateTime)', '(onset as Period).start'], otherwise: 'recordedDate' },
};

/** A record that counts but has no code that reads as one of the systems that the code lists are complete in. */
export const conditionNotUnderstood = someRecord('conditions', condition.standing.counted, [
  `code.coding.where((system = '${icd10cm}' and code.matches('${codeShapes.icd10cm}')) or (system = '${snomedct}' and code.matches('${codeShapes.snomedct}'))).empty()`,
]);
