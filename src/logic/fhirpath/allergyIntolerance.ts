import { diagnosisStanding } from './diagnosis.ts';
import type { RecordReading } from './recordReading.ts';

/** Allergies and intolerances, dated as a Condition is. */
export const allergyIntolerance: RecordReading = {
  variable: 'allergies',
  standing: diagnosisStanding({
    systems: 'allergyintolerance-',
    established: ['confirmed', 'active'],
    dismissed: ['refuted', 'entered-in-error', 'inactive', 'resolved'],
  }),
  concepts: ['code'],
  dates: { paths: ['(onset as dateTime)', '(onset as Period).start'], otherwise: 'recordedDate' },
};
