import { passesMod10, passesVerhoeff } from '../checkDigit.ts';
import { icd10cm, snomedct } from '../logic/codeSet.ts';

/** A fault of a code: the stable code of the diagnostic, the words behind the code, and how to mend it. */
interface CodeFault {
  readonly rule: string;
  readonly words: string;
  readonly mend: string;
}

const compare = 'Compare it with its source.';

/** What is wrong with how a code is written, as far as its system lets one see: the form, and where there is one the check digit. */
export function codeFault(system: string, code: string): CodeFault | undefined {
  const known = forms[system];
  if (!known) return undefined;
  const { form, like, name, passes } = known;
  if (!form.test(code)) {
    const meant = system === icd10cm ? dotted(code) : undefined;
    const mend = meant && form.test(meant) ? `Write ${meant}.` : compare;
    return { rule: 'code-form', words: `is not how ${name} writes its codes (${like})`, mend };
  }
  if (passes && !passes(code.replace('-', '')))
    return {
      rule: 'code-check-digit',
      words: `fails the check digit of ${name}: a digit is wrong or two are swapped`,
      mend: compare,
    };
  return undefined;
}

/** An ICD-10-CM code in capitals and with its dot, as far as that is all it lacks. */
function dotted(code: string): string {
  return code
    .toUpperCase()
    .replaceAll(/[\s.]/g, '')
    .replace(/^(.{3})(.+)$/, '$1.$2');
}

interface Form {
  readonly name: string;
  readonly form: RegExp;
  readonly like: string;
  readonly passes?: (digits: string) => boolean;
}

const forms: Readonly<Record<string, Form>> = {
  [snomedct]: { name: 'SNOMED CT', form: /^[1-9]\d{5,17}$/, like: '27151001', passes: passesVerhoeff },
  'http://loinc.org': { name: 'LOINC', form: /^\d{1,7}-\d$/, like: '44261-6', passes: passesMod10 },
  [icd10cm]: {
    name: 'ICD-10-CM',
    form: /^[A-Z]\d[0-9AB](?:\.[0-9A-Z]{1,4})?$/,
    like: 'M54.51, with its dot',
  },
  'http://www.nlm.nih.gov/research/umls/rxnorm': { name: 'RxNorm', form: /^[1-9]\d*$/, like: '7052' },
};
