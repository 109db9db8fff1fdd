import type {
  Condition,
  Device,
  FhirResource,
  MedicationRequest,
  Patient,
  QuestionnaireResponse,
} from 'fhir/r4.js';

const today = new Date().toISOString().slice(0, 10);
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

function order(code: string, route?: string): MedicationRequest {
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
const morphine = '7052';
const ziconotide = '68503';
const intrathecal = '72607000';
const pump: Device = {
  resourceType: 'Device',
  id: 'pump',
  status: 'active',
  patient: subject,
  type: { coding: [{ system: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', code: 'E0783' }] },
};

/** A call: its name, the service, records, orders, cards, and the patient. */
export type HookRow = readonly [
  name: string,
  service: string,
  records: readonly FhirResource[],
  orders: readonly FhirResource[],
  cards: readonly string[],
  who?: Partial<Patient>,
];

/** No to each indication that the form asks for. */
const noIndication = Object.fromEntries(
  [
    'axial-pain',
    'postlaminectomy',
    'trunk-pain',
    'abdominal-pelvic-pain',
    'extremity-pain',
    'crps',
    'cancer-pain',
    'intolerable-opioid-effects',
  ].map((id) => [id, false]),
);

/** What is on record, what is ordered, the card (title and indicator) that follows, if any, and who the patient is, if it matters. */
export const hookRows: readonly HookRow[] = [
  ['says nothing of a patient without records', 'idds-eligibility', [], [], []],
  ['says nothing of an indication nobody thinks of', 'idds-eligibility', [crps], [], []],
  [
    'asks for what is missing',
    'idds-eligibility',
    [crps, answers({ 'idds-considered': true })],
    [],
    ['info Intrathecal drug delivery: information is missing'],
  ],
  [
    'warns of a contraindication',
    'idds-eligibility',
    [crps, condition('A41.9'), answers({ 'idds-considered': true })],
    [],
    ['warning Intrathecal drug delivery: a listed contraindication is met'],
  ],
  [
    'names a criterion that is not met',
    'idds-eligibility',
    [crps, answers({ ...everything, 'less-invasive-failed': false })],
    [],
    ['info Intrathecal drug delivery: a selection criterion is not met'],
  ],
  [
    'says that the criteria are met',
    'idds-eligibility',
    [crps, answers(everything)],
    [],
    ['info Intrathecal drug delivery: the listed criteria are met'],
  ],
  [
    'asks for comorbidities before shared decision making',
    'idds-shared-decision',
    [crps, answers(everything)],
    [],
    ['info Are there multiple comorbidities? Then shared decision making is recommended'],
  ],
  [
    'shows complications of a pump that is in place',
    'idds-surveillance',
    [condition('R11.2'), answers({ 'pump-in-place': true })],
    [],
    ['info With a pump in place: records that the guideline lists as complications'],
  ],
  ['says nothing of an order of morphine alone', 'idds-order-check', [crps], [order(morphine)], []],
  [
    'checks an order of morphine by the intrathecal route',
    'idds-order-check',
    [crps],
    [order(morphine, intrathecal)],
    ['info Intrathecal drug delivery: information is missing'],
  ],
  [
    'checks an order of ziconotide beside another',
    'idds-order-check',
    [crps, answers(everything)],
    [order(morphine), order(ziconotide)],
    ['info Intrathecal drug delivery: the listed criteria are met'],
  ],
  [
    'says that a child is outside the stated population',
    'idds-eligibility',
    [crps, answers({ 'idds-considered': true })],
    [],
    ['info Outside the stated population: below 12 years'],
    { birthDate: `${Number(today.slice(0, 4)) - 8}-01-01` },
  ],
  [
    'recommends shared decision making',
    'idds-shared-decision',
    [crps, answers({ ...everything, 'multiple-comorbidities': true })],
    [],
    [
      'info Shared decision making should be utilized if contemplating intrathecal drug therapy in patients with multiple co-morbidities',
    ],
  ],
  ['says nothing where nothing is ordered', 'idds-order-check', [crps, answers(everything)], [], []],
  [
    'warns of an order for somebody who has died',
    'idds-order-check',
    [crps],
    [order(ziconotide)],
    ['warning The patient is recorded as deceased'],
    { deceasedBoolean: true },
  ],
  [
    'tells an order for a pump that is in place',
    'idds-order-check',
    [crps, pump],
    [order(ziconotide)],
    ['info A pump for intrathecal drug delivery is in place'],
  ],
  [
    'tells an order for somebody of unknown age',
    'idds-order-check',
    [crps],
    [order(ziconotide)],
    ['info Outside, or not known to be inside, the stated population'],
    { birthDate: undefined },
  ],
  [
    'warns of a contraindication to what is ordered',
    'idds-order-check',
    [crps, condition('A41.9')],
    [order(ziconotide), order(morphine, intrathecal)],
    ['warning Intrathecal drug delivery: a listed contraindication is met'],
  ],
  [
    'tells an order without an indication',
    'idds-order-check',
    [answers({ ...everything, ...noIndication })],
    [order(ziconotide)],
    ['info Intrathecal drug delivery: no listed indication was found'],
  ],
  [
    'names a criterion that the order does not meet',
    'idds-order-check',
    [crps, answers({ ...everything, 'less-invasive-failed': false })],
    [order(ziconotide)],
    ['info Intrathecal drug delivery: a selection criterion is not met'],
  ],
];
