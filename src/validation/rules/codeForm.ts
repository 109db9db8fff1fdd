import { codedValues } from '../codes.ts';
import type { Rule } from '../rule.ts';

/** How codes of systems look that nobody has here whole. https://hl7.org/fhir/R4/terminologies-systems.html */
const forms: Readonly<Record<string, { readonly form: RegExp; readonly like: string }>> = {
  'http://hl7.org/fhir/sid/icd-10-cm': {
    form: /^(?:[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?(?:\+.+)?|[A-Z]\d[0-9A-Z]-[A-Z]\d[0-9A-Z])$/,
    like: 'M54.50',
  },
  'http://hl7.org/fhir/sid/icd-10': {
    form: /^(?:[A-Z]\d\d(?:\.[0-9-][0-9A-Z]{0,2})?[+*†!]?|[A-Z]\d\d-[A-Z]\d\d|[IVX]+)$/,
    like: 'M54.5',
  },
  'http://hl7.org/fhir/sid/icd-9-cm': {
    form: /^(?:(?:\d{3}|V\d\d|E\d{3})(?:\.\d{1,2})?|\d\d(?:\.\d{1,2})?|\d{3}-\d{3}(?:\.\d\d)?)$/,
    like: '724.2',
  },
  'http://www.nlm.nih.gov/research/umls/rxnorm': { form: /^\d{1,8}$/, like: '5640' },
  'http://hl7.org/fhir/sid/cvx': { form: /^\d{1,3}$/, like: '08' },
  'http://www.ama-assn.org/go/cpt': { form: /^\d{4}[0-9A-Z]$/, like: '62323' },
  'http://hl7.org/fhir/sid/ndc': {
    form: /^(?:\d{10,12}|\d{4,6}-\d{3,4}(?:-\d{1,2})?)$/,
    like: '0777-3105-02',
  },
  'http://www.whocc.no/atc': {
    form: /^[A-Z](?:\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?)?$/,
    like: 'N02BE01',
  },
};

/** The form of codes whose system nobody has here. Codes of SNOMED CT and LOINC have check digits and a rule of their own. */
export const codeForm: Rule = {
  code: 'code-form',
  group: 'terminology',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/terminologies-systems.html',
  wants: 'A code of ICD, RxNorm, CVX, CPT, NDC or ATC is written as the system writes its codes.',
  why: 'Systems of other people spell the code otherwise: it is found in no record.',
  example: {
    faulty: {
      resourceType: 'Condition',
      subject: { reference: 'Patient/1' },
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M5450' }] },
    },
    mended: {
      resourceType: 'Condition',
      subject: { reference: 'Patient/1' },
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M54.50' }] },
    },
  },
  *check(artifact, scope) {
    for (const { system, code, path } of codedValues(artifact, scope)) {
      const known = Object.hasOwn(forms, system) ? forms[system] : undefined;
      if (!known || known.form.test(code)) continue;
      yield {
        message: `"${code}" is not written as codes of ${system} are, ${known.like} say.`,
        fhirPath: `${path()}.code`,
      };
    }
  },
};
