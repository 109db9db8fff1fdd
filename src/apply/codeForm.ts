import type { Coding } from 'fhir/r4.js';
import { passesVerhoeff } from '../checkDigit.ts';

/** How the codes of a system that lists are made of look once they are normalised, and its other name that is met. */
interface CodeForm {
  readonly oid: string;
  readonly fits: (code: string) => boolean;
}

/** By the uri of the code system. */
export const codeForms: Readonly<Record<string, CodeForm>> = {
  'http://hl7.org/fhir/sid/icd-10-cm': {
    fits: (code) => /^[A-Z]\d[0-9AB](?:\.[0-9A-Z]{1,4})?$/.test(code),
    oid: '2.16.840.1.113883.6.90',
  },
  'http://snomed.info/sct': {
    // A concept, short or with a namespace, and the last digit checks the others: no number that a spreadsheet has rounded.
    fits: (code) => /^(?:\d{3,8}00\d|\d{8,15}10\d)$/.test(code) && passesVerhoeff(code),
    oid: '2.16.840.1.113883.6.96',
  },
  'http://loinc.org': { fits: (code) => /^\d{1,7}-\d$/.test(code), oid: '2.16.840.1.113883.6.1' },
  'http://www.nlm.nih.gov/research/umls/rxnorm': {
    fits: (code) => /^\d+$/.test(code),
    oid: '2.16.840.1.113883.6.88',
  },
};

/** Whether a coding is of one of these systems and cannot be one of its codes. */
export function isImpossible({ system = '', code = '' }: Coding): boolean {
  const form = codeForms[system];
  return form !== undefined && !form.fits(code);
}
