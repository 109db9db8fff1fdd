import type { Patient } from 'fhir/r4.js';
import { dayBefore } from '../apply/calendar.ts';
import type { CaseScope } from './caseScope.ts';

/** Reads the patient; whoever says nothing has a Patient of whom nothing is known. Reports `case-date`. */
export function readPatient(id: string, { entry, asOf, date }: CaseScope): Patient {
  const { age, born, sex, deceased } = entry.patient ?? {};
  const birthDate =
    age === undefined
      ? born === undefined
        ? undefined
        : date(born, ['patient', 'born'])
      : dayBefore(asOf, { count: age, unit: 'year' });
  return {
    resourceType: 'Patient',
    id,
    ...(birthDate !== undefined && { birthDate }),
    ...(sex && { gender: sex }),
    ...(typeof deceased === 'boolean' && { deceasedBoolean: deceased }),
    ...(typeof deceased !== 'boolean' &&
      deceased !== undefined &&
      diedOn(date(deceased, ['patient', 'deceased']))),
  };
}

function diedOn(deceasedDateTime: string | undefined) {
  return deceasedDateTime === undefined ? {} : { deceasedDateTime };
}
