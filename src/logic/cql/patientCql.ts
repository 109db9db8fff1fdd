import type { AgeFact } from '../fact.ts';

const born = 'Patient.birthDate.value';

/** Completed years today in the band: for certain, or (counted) not for certain outside of it. Neither without a birth date. */
export function ageCql({ band: { from, below } }: AgeFact, reading: 'definite' | 'counted'): string {
  if (reading === 'definite') {
    const ends = [
      from === undefined ? notToCome(born) : `${born} before Today() - ${from} years + 1 day`,
      ...(below === undefined ? [] : [`${born} after Today() - ${below} years`]),
    ];
    return `${born} is not null and Coalesce(${ends.join(' and ')}, false)`;
  }
  const outside = [
    ...(from === undefined ? [] : [`${born} after Today() - ${from} years`]),
    ...(below === undefined ? [] : [`${born} before Today() - ${below} years + 1 day`]),
  ];
  return `${born} is not null and not Coalesce(${outside.join(' or ') || 'false'}, false)`;
}

/** Dead: `deceased[x]` is true or a date; counted also where the date is still to come. */
export function deceasedCql(reading: 'definite' | 'counted'): string {
  const past = `(Patient.deceased is FHIR.dateTime and ${notToCome('date from (Patient.deceased as FHIR.dateTime).value')})`;
  const dated = reading === 'definite' ? past : 'Patient.deceased is FHIR.dateTime';
  return `${dated} or (Patient.deceased as FHIR.boolean).value is true`;
}

function notToCome(day: string): string {
  return `not Coalesce(${day} after Today(), false)`;
}
