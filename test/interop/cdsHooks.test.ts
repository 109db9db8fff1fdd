import { join } from 'node:path';
import type { FhirResource, PlanDefinition } from 'fhir/r4.js';
import { afterAll, describe, expect, test } from 'vitest';
import { caseFailures } from '../../src/cases/caseFailures.ts';
import { readCaseFiles } from '../../src/cases/caseFiles.ts';
import { evaluateCases } from '../../src/cases/evaluateCases.ts';
import { expectedCards } from '../../src/cases/expectedCards.ts';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import { plansOfCase } from '../../src/cases/plansOfCase.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';
import { type AppliedActions, differingActions, ourActions, theirActions } from './support/appliedActions.ts';
import { ourResult } from './support/applyAgreement.ts';
import { catalogIn } from './support/applyContent.ts';
import { subjectOfCase } from './support/applySubjects.ts';
import { type CdsService, cardsOf, servicesOf } from './support/cdsClient.ts';
import { checkout } from './support/checkout.ts';
import { engineQuestion } from './support/engineQuestion.ts';
import { buildGuidelines, readJson } from './support/guidelineBuild.ts';
import { type HapiAnswer, hapiApply } from './support/hapiApply.ts';
import { type HapiServer, startHapiServer } from './support/hapiServer.ts';
import { answers, condition, crps, everything, patient } from './support/hookRecords.ts';
import { hookRows } from './support/hookRows.ts';
import { buildJudge } from './support/judge.ts';
import { outside } from './support/outside.ts';
import { scratchFolder } from './support/scratch.ts';
import { shiftedCase } from './support/shiftedCase.ts';

const id = 'aspn-low-back-pain';
const output = join(scratchFolder(), 'output');
let server: HapiServer | undefined;
afterAll(() => server?.stop());

/** A HAPI server with the flavour that has CQL first, and the services that it made of it. */
const hooks = outside(async () => {
  const judge = await buildJudge('hapi');
  const guideline = (await buildGuidelines(output)).find((each) => each.id === id);
  if (!guideline) throw new Error('the guideline was not built');
  server = await startHapiServer(judge);
  const answer = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify(readJson(join(guideline.bundles, 'transaction-cql.json'))),
  });
  if (!answer.ok) throw new Error(`the server refused the bundle: ${answer.status} ${await answer.text()}`);
  const base = server.url.replace(/\/fhir$/, '');
  // our own answers come from FHIRPath, which is the quicker one here
  const catalog = catalogIn(join(guideline.bundles, 'transaction.json'));
  return { base, fhir: server.url, catalog, services: await servicesOf(base, 4) };
});

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

  test.for(hookRows)('%s', async ([, id, records, orders, expected, who], context) => {
    const { base, services } = await hooks(context);
    const service = services.find((one) => one.id === id) as CdsService;
    const cards = await cardsOf(base, service, { ...patient, ...who }, records, orders);
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
      'Met: Active infection.',
    ],
    [
      'which criterion is not met',
      [crps, answers({ ...everything, 'less-invasive-failed': false })],
      'Ruled out: Less invasive therapies tried and failed.',
    ],
    [
      'which unknowns matter',
      [crps, answers({ ...everything, 'lack-of-coverage': undefined, 'comorbidities-optimised': undefined })],
      'Not known: Current or anticipated lack of insurance coverage or means to pay; All preexisting comorbidities are optimised.',
    ],
  ])('tell in the detail %s', async ([, records, said], context) => {
    const { base, services } = await hooks(context);
    const service = services.find(({ id }) => id === 'idds-eligibility') as CdsService;
    const [card] = await cardsOf(base, service, patient, records, []);
    expect(card?.detail).toContain(`\n\n${said}\n\n`);
  });
});

/**
 * Every patient of whom an outcome is expected, and of the others, who look at single criteria, one in five; `HAPI_ONE_IN=1` asks
 * about all of them (CONTRIBUTING.md).
 */
const oneIn = Number(process.env.HAPI_ONE_IN ?? 5);

const applied = outside(async () => {
  const folder = { path: join(checkout, 'input', id), shown: `input/${id}` };
  const guideline = await aspnGuideline();
  const all = await readCaseFiles(folder, guideline, ({ message }) => {
    throw new Error(message);
  });
  const now = new Date().toISOString().slice(0, 10);
  const isRealistic = ({ authored }: PatientCase) => authored.file.includes('/patients/');
  const cases = all
    .filter((one, index) => isRealistic(one) || one.outcomes.length > 0 || index % oneIn === 0)
    .map((one) => shiftedCase(one, now));
  return { guideline, cases, evaluated: await evaluateCases(cases, guideline) };
});

describe('$apply of HAPI, with CQL first', () => {
  test(
    'shows of every patient the actions that we show, and the cards that the case expects',
    async (context) => {
      const { fhir, catalog } = await hooks(context);
      const { guideline, cases, evaluated } = await applied(context);
      const faults: unknown[] = [];
      const seen = new Map<string, number>();
      for (const one of cases) {
        const patient = subjectOfCase(one);
        const plans = plansOfCase(one, guideline);
        const read = evaluated(one);
        // A window of months is not as long in days everywhere in the year: of whom it parts from the case, only our own answer is known.
        const holds = caseFailures(read, guideline).length === 0;
        const question = engineQuestion(patient, [], 'cql', catalog);
        const answers = await Promise.all(plans.map((plan) => hapiApply(fhir, plan.id, question)));
        for (const [index, plan] of plans.entries()) {
          const said = answers[index] as HapiAnswer;
          const definition = catalog.byReference(`PlanDefinition/${plan.id}`)?.resource as PlanDefinition;
          const { decision } = await ourResult(catalog, definition, patient);
          const ours = withIds(ourActions(decision.actions));
          for (const fault of [...differingActions(ours, theirActions(said.actions)), ...said.issues])
            faults.push([one.id, plan.id, fault]);
          const shown = said.actions.map(({ id: card }) => card ?? '');
          if (holds)
            expect([one.id, plan.id, shown]).toEqual([one.id, plan.id, expectedCards(plan, read, guideline)]);
          for (const card of shown) seen.set(`${plan.id}/${card}`, (seen.get(`${plan.id}/${card}`) ?? 0) + 1);
        }
      }
      expect(faults).toEqual([]);
      const cards = guideline.eligibility.flatMap((plan) =>
        plan.cards.map((card) => `${plan.id}/${card.id}`),
      );
      expect(cards.filter((card) => !seen.has(card))).toEqual([]);
    },
    (15 + 60 / oneIn) * 60_000,
  );
});

/** What actions lead to, as ids alone. */
function withIds(actions: AppliedActions): AppliedActions {
  return new Map([...actions].map(([path, resource]) => [path, resource.replace(/^[A-Z]\w+\//, '')]));
}
