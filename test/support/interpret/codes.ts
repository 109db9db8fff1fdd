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
  if (code === '' || (coding.system === icd10cm && !canBeIcd(coding.code))) return undefined;
  if (listed.length > 0) return listed[0]?.class;
  const families = set.families.filter(
    ({ system, root }) => system === coding.system && code.startsWith(plain({ system, code: root })),
  );
  if (families.length === 0) return isCutShort(set, coding.system, code) ? 'possible' : undefined;
  return families.some((family) => family.class !== 'possible') ? 'definite' : 'possible';
}

/** Whether a code is the beginning of one that counts. */
function isCutShort({ codes }: CodeSet, system: string, code: string): boolean {
  return (
    system === icd10cm &&
    code.length >= 3 &&
    codes.some((each) => {
      const whole = plain(each);
      const counts = each.class === 'definite' || each.class === 'possible';
      return each.system === icd10cm && counts && whole !== code && whole.startsWith(code);
    })
  );
}

/** Whether a code reads as one of the two systems that the lists are complete in. */
export function isUnderstood(coding: Code): boolean {
  if (coding.system === snomedct) return isConcept(coding.code) && endsInItsCheck(coding.code);
  return coding.system === icd10cm && canBeIcd(coding.code);
}

/** Whether a code can be one of its system, as far as anybody looks. */
export function isReadable(coding: Code): boolean {
  switch (coding.system) {
    case icd10cm:
    case snomedct:
      return isUnderstood(coding);
    case 'http://loinc.org':
      return /^\d{1,7}-\d$/.test(coding.code);
    case 'http://www.nlm.nih.gov/research/umls/rxnorm':
      return /^\d+$/.test(coding.code);
    default:
      return true;
  }
}

/** The two digits before the last one say what an identifier is of. */
function isConcept(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  const [partition, { length }] = [digits.slice(-3, -1), digits];
  return (
    (partition === '00' && length >= 6 && length <= 11) ||
    (partition === '10' && length >= 11 && length <= 18)
  );
}

function canBeIcd(written: string): boolean {
  const code = written.replaceAll(/\s/g, '').toUpperCase();
  const [category, rest, ...more] = code.includes('.')
    ? code.split('.')
    : [code.slice(0, 3), code.slice(3) || undefined];
  if (more.length > 0 || !/^[A-Z]\d[\dAB]$/.test(category ?? '')) return false;
  return rest === undefined || /^[A-Z\d]{1,4}$/.test(rest);
}

/** Turns (0 to 4) and flips (5 to 9) of a pentagon, one after the other. */
function after(one: number, other: number): number {
  const turn = one < 5 ? one + other : one - other;
  return (((turn % 5) + 5) % 5) + (one < 5 === other < 5 ? 0 : 5);
}

/** The last digit of a SNOMED CT identifier: each digit, from the right, is moved once more than the one before it. */
function endsInItsCheck(digits: string): boolean {
  const moves = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  return (
    [...digits].reverse().reduce((sum, digit, place) => {
      let moved = Number(digit);
      for (let time = 0; time < place % 8; time++) moved = moves[moved] as number;
      return after(sum, moved);
    }, 0) === 0
  );
}
