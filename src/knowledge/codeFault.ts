import { passesMod10, passesVerhoeff } from '../input/checkDigit.ts';
import { icd10cm, snomedct } from '../logic/codeSet.ts';

/** What is wrong with how a code is written, as far as its system lets one see: the form, and where there is one the check digit. */
export function codeFault(system: string, code: string): { rule: string; words: string } | undefined {
  const known = forms[system];
  if (!known) return undefined;
  const { form, like, name, passes } = known;
  if (!form.test(code)) return { rule: 'code-form', words: `is not how ${name} writes its codes (${like})` };
  if (passes && !passes(code.replace('-', '')))
    return {
      rule: 'code-check-digit',
      words: `fails the check digit of ${name}: a digit is wrong or two are swapped`,
    };
  return undefined;
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
    form: /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/,
    like: 'M54.51, with its dot',
  },
  'http://www.nlm.nih.gov/research/umls/rxnorm': { name: 'RxNorm', form: /^[1-9]\d*$/, like: '7052' },
};
