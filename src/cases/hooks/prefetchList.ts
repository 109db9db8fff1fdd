import type { Bundle, FhirResource, Reference } from 'fhir/r4.js';
import { caseEntry, caseServer } from '../caseEntry.ts';
import type { PatientCase } from '../patientCase.ts';

/**
 * The records of one type as a server answers the search for them: with the medications that they refer to, and with a link to a next
 * page where the case does not say that the list was read in full.
 */
export function prefetchList(type: string, { records, subject, complete }: PatientCase): Bundle {
  const found = records.filter(({ resourceType }) => resourceType === type);
  const named = new Set(found.map(medicationOf));
  const included = records.filter(({ resourceType, id }) => named.has(`${resourceType}/${id}`));
  const url = `${caseServer}/${type}?patient=${subject}`;
  const entry = [
    ...found.map((record) => ({ ...caseEntry(record), search: { mode: 'match' as const } })),
    ...included.map((record) => ({ ...caseEntry(record), search: { mode: 'include' as const } })),
  ];
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    // A client that has one page does not know how many more there are.
    ...(complete.includes(type)
      ? { total: found.length, link: [{ relation: 'self', url }] }
      : {
          link: [
            { relation: 'self', url },
            { relation: 'next', url: `${url}&_page=2` },
          ],
        }),
    ...(entry.length > 0 && { entry }),
  };
}

function medicationOf(record: FhirResource): string | undefined {
  return (record as { medicationReference?: Reference }).medicationReference?.reference;
}
