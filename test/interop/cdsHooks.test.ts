import { join } from 'node:path';
import type { Condition, FhirResource, MedicationRequest, Patient, QuestionnaireResponse } from 'fhir/r4.js';
import { afterAll, describe, expect, test } from 'vitest';
import { type CdsService, cardsOf, servicesOf } from './support/cdsClient.ts';
import { buildGuidelines, readJson } from './support/guidelineBuild.ts';
import { type HapiServer, startHapiServer } from './support/hapiServer.ts';
import { buildJudge } from './support/judge.ts';
import { outside } from './support/outside.ts';
import { scratchFolder } from './support/scratch.ts';

const output = join(scratchFolder(), 'output');
let server: HapiServer | undefined;
afterAll(() => server?.stop());

/** A HAPI server with the flavour that has CQL first, and the services that it made of it. */
const hooks = outside(async () => {
  const judge = await buildJudge('hapi');
  const guideline = (await buildGuidelines(output)).find(({ id }) => id === 'aspn-low-back-pain');
  if (!guideline) throw new Error('the guideline was not built');
  server = await startHapiServer(judge);
  const answer = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify(readJson(join(guideline.bundles, 'transaction-cql.json'))),
  });
  if (!answer.ok) throw new Error(`the server refused the bundle: ${answer.status} ${await answer.text()}`);
  const base = server.url.replace(/\/fhir$/, '');
  return { base, services: await servicesOf(base, 4) };
});

const today = new Date().toISOString().slice(0, 10);
const patient: Patient = { resourceType: 'Patient', id: 'p1', birthDate: '1960-05-05', gender: 'female' };
const subject = { reference: 'Patient/p1' };

function condition(code: string): Condition {
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

function answers(given: Readonly<Record<string, boolean | undefined>>): QuestionnaireResponse {
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

const crps = condition('G90.511');
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
const everything = {
  'idds-considered': true,
  'significant-interference': true,
  'less-invasive-failed': true,
  'comorbidities-optimised': true,
  'no-psychological-condition': false,
  ...noContraindication,
};
const morphine = '7052';
const intrathecal = '72607000';

/** What is on record, what is ordered, and the card (title and indicator) that follows, if any. */
const rows: readonly [string, string, readonly FhirResource[], readonly FhirResource[], string[]][] = [
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
    [order(morphine), order('68503')],
    ['info Intrathecal drug delivery: the listed criteria are met'],
  ],
];

describe('HAPI’s CDS Hooks, with CQL first', () => {
  test('make a service of each plan that has a hook', async (context) => {
    const { services } = await hooks(context);
    expect(services.map(({ id, hook }) => `${id} ${hook}`).sort()).toEqual([
      'idds-eligibility patient-view',
      'idds-order-check order-sign',
      'idds-shared-decision patient-view',
      'idds-surveillance patient-view',
    ]);
  });

  test('take the queries of the effective data requirements as prefetch', async (context) => {
    const { services } = await hooks(context);
    const { prefetch } = services.find(({ id }) => id === 'idds-surveillance') as CdsService;
    expect(Object.values(prefetch)).toEqual([
      'Patient/{{context.patientId}}',
      'Condition?patient={{context.patientId}}',
      'Device?patient={{context.patientId}}',
      'Procedure?patient={{context.patientId}}',
      'QuestionnaireResponse?patient={{context.patientId}}',
    ]);
  });

  test.for(rows)('%s', async ([, id, records, orders, expected], context) => {
    const { base, services } = await hooks(context);
    const service = services.find((one) => one.id === id) as CdsService;
    const cards = await cardsOf(base, service, patient, records, orders);
    expect(cards.map(({ indicator, summary }) => `${indicator} ${summary}`)).toEqual(expected);
    for (const { source } of cards)
      expect(source).toMatchObject({
        label: 'American Society of Pain and Neuroscience',
        url: 'https://doi.org/10.2147/JPR.S386879',
      });
  });

  test.for<[string, readonly FhirResource[], string]>([
    [
      'which contraindication it is',
      [crps, condition('A41.9'), answers({ 'idds-considered': true })],
      'Of this patient: Active infection.',
    ],
    [
      'which criterion is not met',
      [crps, answers({ ...everything, 'less-invasive-failed': false })],
      'Of this patient: Less invasive therapies tried and failed.',
    ],
    [
      'which unknowns matter',
      [crps, answers({ ...everything, 'lack-of-coverage': undefined, 'comorbidities-optimised': undefined })],
      'Of this patient: Current or anticipated lack of insurance coverage or means to pay; All preexisting comorbidities are optimised.',
    ],
  ])('tell in the detail %s', async ([, records, said], context) => {
    const { base, services } = await hooks(context);
    const service = services.find(({ id }) => id === 'idds-eligibility') as CdsService;
    const [card] = await cardsOf(base, service, patient, records, []);
    expect(card?.detail).toContain(`\n\n${said}\n\n`);
  });
});
