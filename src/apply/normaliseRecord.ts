import type { CodeableConcept, Coding, FhirResource } from 'fhir/r4.js';
import { codedElements } from './codedElements.ts';
import { normaliseDates } from './normaliseDates.ts';

const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';

interface Status {
  readonly element: string;
  readonly system: string;
  /** Codes by what they mean for counting; codes of two groups contradict each other. */
  readonly groups: readonly (readonly string[])[];
}

const verification = (type: string): Status => ({
  element: 'verificationStatus',
  system: `http://terminology.hl7.org/CodeSystem/${type}`,
  groups: [['confirmed'], ['unconfirmed', 'provisional', 'differential'], ['refuted', 'entered-in-error']],
});

const statuses: Readonly<Record<string, readonly Status[]>> = {
  Condition: [
    verification('condition-ver-status'),
    {
      element: 'clinicalStatus',
      system: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
      groups: [
        ['active', 'recurrence', 'relapse'],
        ['inactive', 'remission', 'resolved'],
      ],
    },
  ],
  AllergyIntolerance: [
    verification('allergyintolerance-verification'),
    {
      element: 'clinicalStatus',
      system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
      groups: [['active'], ['inactive', 'resolved']],
    },
  ],
};

/**
 * A record as conditions expect it; the input is left as it is. A status that is present without a recognised code, or
 * with codes that contradict each other, becomes the code `unrecognised`, and codes of other systems beside it go; ICD-10-CM codes get their dot and capitals; dates
 * lose their zones.
 */
export function normaliseRecord(resource: FhirResource): FhirResource {
  const changed = { ...normaliseDates(resource) } as unknown as Record<string, unknown>;
  for (const status of statuses[resource.resourceType] ?? []) {
    const value = changed[status.element] as CodeableConcept | undefined;
    if (value) changed[status.element] = { ...value, coding: recognised(value, status) };
  }
  for (const element of codedElements) {
    const concept = changed[element] as CodeableConcept | undefined;
    if (Array.isArray(concept?.coding))
      changed[element] = { ...concept, coding: concept.coding.map(withDot) };
  }
  return changed as unknown as FhirResource;
}

function recognised({ coding = [] }: CodeableConcept, { system, groups }: Status): readonly Coding[] {
  const isKnown = ({ code = '' }: Coding) => groups.some((group) => group.includes(code));
  const known = coding.filter((each) => each.system === system && isKnown(each));
  const meanings = groups.filter((group) => known.some(({ code = '' }) => group.includes(code)));
  return meanings.length === 1 ? known : [{ code: 'unrecognised' }];
}

function withDot(coding: Coding): Coding {
  if (coding.system !== icd10cm || !coding.code) return coding;
  const code = coding.code.replace(/\s/g, '').toUpperCase();
  const dotted = /^[A-Z][0-9A-Z]{3,6}$/.test(code) ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
  return { ...coding, code: dotted };
}
