import type { CodeSet } from '../../../src/logic/codeSet.ts';

/** A code as a record or a list has it. */
export interface Code {
  readonly system: string;
  readonly code: string;
}

const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';
const snomedct = 'http://snomed.info/sct';

/** ICD-10-CM comes with and without its dot, in small letters and with blanks. */
export function plain({ system, code }: Code): string {
  return system === icd10cm ? code.replaceAll(/[\s.]/g, '').toUpperCase() : code;
}

/** What a code means for a list; undefined where the list does not speak of it. */
export function classIn(set: CodeSet, coding: Code): string | undefined {
  const code = plain(coding);
  const listed = set.codes.filter((each) => each.system === coding.system && plain(each) === code);
  if (code === '') return undefined;
  if (listed.length > 0) return listed[0]?.class;
  const families = set.families.filter(
    ({ system, root }) => system === coding.system && code.startsWith(plain({ system, code: root })),
  );
  if (families.length === 0) return undefined;
  return families.some((family) => family.class !== 'possible') ? 'definite' : 'possible';
}

/** Whether a code reads as one of the two systems that the lists are complete in. */
export function isUnderstood(coding: Code): boolean {
  if (coding.system === snomedct) return /^\d{6,18}$/.test(coding.code);
  const code = coding.code.replaceAll(/\s/g, '').toUpperCase();
  return coding.system === icd10cm && /^[A-Z]\d[0-9A-Z]\.?[0-9A-Z]*$/.test(code);
}
