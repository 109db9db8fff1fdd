import type { Condition, MedicationRequest, Patient, QuestionnaireResponse } from 'fhir/r4.js';

/** YYYY-MM-DD: the server goes by its own clock. */
export const today = new Date().toISOString().slice(0, 10);
/** The patient of all calls that name no other. */
export const patient: Patient = {
  resourceType: 'Patient',
  id: 'p1',
  birthDate: '1960-05-05',
  gender: 'female',
};
const subject = { reference: 'Patient/p1' };

/** A condition that was found today. */
export function condition(code: string): Condition {
  return {
    resourceType: 'Condition',
    id: `c-${code.replace('.', '-')}`,
    subject,
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] },
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    verificationStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }],
    },
    onsetDateTime: today,
    recordedDate: today,
  };
}

/** Answers to the form, of today. */
export function answers(given: Readonly<Record<string, boolean | undefined>>): QuestionnaireResponse {
  const valueCoding = (yes: boolean) => ({
    system: 'http://terminology.hl7.org/CodeSystem/v2-0136',
    code: yes ? 'Y' : 'N',
  });
  return {
    resourceType: 'QuestionnaireResponse',
    id: 'q1',
    status: 'completed',
    questionnaire: 'http://fhir.org/guides/knart/aspn-low-back-pain/Questionnaire/idds-patient-selection',
    subject,
    authored: `${today}T00:00:00Z`,
    item: [
      {
        linkId: 'group',
        item: Object.entries(given).flatMap(([linkId, yes]) =>
          yes === undefined ? [] : [{ linkId, answer: [{ valueCoding: valueCoding(yes) }] }],
        ),
      },
    ],
  };
}

/** An order of a drug, by the route given. */
export function order(code: string, route?: string): MedicationRequest {
  return {
    resourceType: 'MedicationRequest',
    id: `m-${code}`,
    status: 'draft',
    intent: 'order',
    subject,
    medicationCodeableConcept: {
      coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code }],
    },
    ...(route && {
      dosageInstruction: [{ route: { coding: [{ system: 'http://snomed.info/sct', code: route }] } }],
    }),
  };
}

/** An indication. */
export const crps = condition('G90.511');
const noContraindication = {
  immunocompromised: false,
  'active-infection': false,
  'untreated-addiction': false,
  'active-psychosis': false,
  'uncontrolled-depression-anxiety': false,
  'suicidal-homicidal': false,
  'severe-cognitive-deficit': false,
  'severe-sleep-disturbance': false,
  'other-psychological-condition': false,
  'refill-schedule': false,
  'lack-of-coverage': false,
};
/** Answers that leave nothing open. */
export const everything = {
  'idds-considered': true,
  'significant-interference': true,
  'less-invasive-failed': true,
  'comorbidities-optimised': true,
  'no-psychological-condition': false,
  ...noContraindication,
};
/** Drugs of RxNorm, a route of SNOMED CT. */
export const morphine = '7052';
export const ziconotide = '68503';
export const intrathecal = '72607000';

/** No to each indication that the form asks for. */
export const noIndication = Object.fromEntries(
  [
    'multiple-compression-fractures',
    'discogenic-pain',
    'spinal-stenosis',
    'diffuse-spondylosis',
    'not-a-surgical-candidate',
    'postlaminectomy',
    'postherpetic-neuralgia',
    'post-thoracotomy',
    'abdominal-pelvic-pain',
    'radicular-extremity-pain',
    'joint-extremity-pain',
    'crps',
    'cancer-pain',
    'intolerable-opioid-effects',
  ].map((id) => [id, false]),
);
