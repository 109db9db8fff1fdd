import type { FhirResource, Library, Parameters, PlanDefinition, Questionnaire } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { explainPlan } from '../../../src/apply/explain/explainPlan.ts';
import { prefilledResponses } from '../../../src/apply/explain/prefilledResponses.ts';
import { applyPlan } from '../../../src/apply/plan/applyPlan.ts';
import type { PlanRequest } from '../../../src/apply/plan/planRequest.ts';
import type { Evidence } from '../../../src/logic/criterion.ts';
import { conditionIn } from '../../../src/logic/evidence.ts';
import { buildResources } from '../../../src/resources/buildResources.ts';
import { plannedGuideline } from '../../support/plannedGuideline.ts';
import { catalogOf, planOf, when } from '../plan/support.ts';

const resources = buildResources(plannedGuideline).map(({ resource }) => resource);
const catalog = catalogOf(resources);
const plan = catalog.byReference('PlanDefinition/points')?.resource as PlanDefinition;
const form = catalog.byReference('Questionnaire/form')?.resource as Questionnaire;
const patient: FhirResource = { resourceType: 'Patient', id: 'p' };
const of = { subject: { reference: 'Patient/p' } };
const gout = (code: string, more: object = {}): FhirResource => ({
  resourceType: 'Condition',
  id: 'c',
  ...of,
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display: 'As recorded' }] },
  ...more,
});
const answer = (code: string, authored = '2026-11-01'): FhirResource => ({
  resourceType: 'QuestionnaireResponse',
  id: 'qr',
  ...of,
  status: 'completed',
  authored,
  questionnaire: `${form.url}`,
  item: [
    {
      linkId: 'tophi',
      answer: [{ valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code } }],
    },
  ],
});

async function explained(data: readonly FhirResource[], more: Partial<PlanRequest> = {}) {
  const request: PlanRequest = {
    plan,
    catalog,
    data: [patient, ...data],
    subject: 'p',
    asOf: '2026-11-25',
    ...more,
  };
  const { decision } = await applyPlan(request, 'bundle');
  const explanation = await explainPlan(request, decision);
  const part = (id: string) => explanation.criteria[id]?.part;
  return { explanation, part };
}

const asked = {
  kind: 'answer',
  question: 'tophi',
  text: 'Are there tophi?',
  questionnaires: [`${form.url}|${form.version}`],
  validFor: '12 months',
};

describe('the explanation of a plan', () => {
  it('names the record and the code that meet a criterion, and its place in the source', async () => {
    const { explanation, part } = await explained([gout('M10.9', { recordedDate: '2026-01-02' })]);
    expect(part('gout')).toEqual({
      kind: 'evidence',
      state: 'met',
      shown: [
        {
          words: '“Gout” is recorded',
          records: [
            {
              reference: 'Condition/c',
              codes: [
                {
                  system: 'http://hl7.org/fhir/sid/icd-10-cm',
                  code: 'M10.9',
                  display: 'As recorded',
                },
              ],
              text: 'As recorded',
              date: '2026-01-02',
            },
          ],
        },
      ],
      shownBy: [],
      reasonsToAsk: [],
      missing: [],
    });
    expect(explanation.criteria.gout).toMatchObject({
      id: 'gout',
      title: 'Criterion gout',
      state: 'met',
      basis: 'stated',
      source: { line: 23, quote: 'Tophi' },
    });
    expect(explanation.criteria.either?.part).toEqual({
      kind: 'any',
      state: 'met',
      of: [
        { kind: 'criterion', id: 'gout', state: 'met' },
        { kind: 'criterion', id: 'tophi', state: 'unknown' },
      ],
    });
  });

  it('says what gives a reason to ask, and what is missing where nothing is known', async () => {
    const doubtful = await explained([gout('M1A.9XX0')]);
    expect(doubtful.part('gout')).toMatchObject({
      state: 'unknown',
      shown: [],
      reasonsToAsk: [{ records: [{ reference: 'Condition/c', codes: [{ code: 'M1A.9XX0' }] }] }],
    });
    const nothing = await explained([]);
    expect(nothing.part('gout')).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'list', type: 'Condition' }],
    });
    expect(nothing.part('tophi')).toMatchObject({ state: 'unknown', missing: [asked] });
  });

  it('says what was read in full and nothing of it found, and which codes keep that from being known', async () => {
    const complete = { complete: ['Condition'] };
    expect((await explained([gout('J45.0')], complete)).part('gout')).toMatchObject({
      state: 'ruled-out',
      absentFrom: ['Condition'],
    });
    const words = gout('x', { code: { text: 'Swollen toe' } });
    expect((await explained([words], complete)).part('gout')).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'codes', references: ['Condition/c'] }],
    });
  });

  it('names the response that answers, and drops one that is too old', async () => {
    expect((await explained([answer('N')])).part('tophi')).toMatchObject({
      state: 'ruled-out',
      answer: { says: 'no', question: 'tophi', references: ['QuestionnaireResponse/qr'] },
    });
    const old = await explained([answer('N', '2024-01-01')]);
    expect(old.part('tophi')).toMatchObject({ state: 'unknown', missing: [asked] });
    expect(old.part('tophi')).not.toHaveProperty('answer');
  });

  it('never names a response that says something else, however new it is', async () => {
    const open = answer('x', '2026-11-20');
    const newer = {
      ...open,
      id: 'newer',
      questionnaire: 'http://example.org/Questionnaire/other',
    } as FhirResource;
    expect((await explained([newer, answer('Y')])).part('tophi')).toMatchObject({
      answer: { says: 'yes', references: ['QuestionnaireResponse/qr'] },
    });
  });

  it('goes by what the caller gives under the name of a variable, as the conditions did', async () => {
    const parameters: Parameters = {
      resourceType: 'Parameters',
      parameter: [{ name: '%yes', valueString: 'tophi' }],
    };
    const { explanation, part } = await explained([], { parameters });
    expect(part('tophi')).toMatchObject({ state: 'met', answer: { says: 'yes', references: [] } });
    const proposed = explanation.actions.find(({ id }) => id === 'proposed');
    expect([proposed?.applicable, proposed?.conditions[0]?.says?.[0]?.holds]).toEqual([true, true]);
  });

  it('says the answer to a question that is put the other way round as it was given', async () => {
    const turned = {
      ...plannedGuideline,
      criteria: plannedGuideline.criteria.map((one) =>
        one.question ? { ...one, question: { ...one.question, inverted: true } } : one,
      ),
    };
    const content = catalogOf(buildResources(turned).map(({ resource }) => resource));
    const { part } = await explained([answer('N')], { catalog: content });
    expect(part('tophi')).toMatchObject({ state: 'met', answer: { says: 'no' } });
  });

  it('remarks on criteria that rest on themselves, and takes what is no model for none', async () => {
    const library = catalog.byReference('Library/GoutLogic')?.resource as Library;
    const withModel = (data: string) => {
      const content = (library.content ?? []).map((one) =>
        one.title === 'Criteria' ? { ...one, data } : one,
      );
      return catalogOf(resources.map((one) => (one === library ? { ...library, content } : one)));
    };
    const { data = '' } = library.content?.find(({ title }) => title === 'Criteria') ?? {};
    const model = JSON.parse(Buffer.from(data, 'base64').toString());
    model.criteria.gout.tree = { kind: 'named', id: 'gout' };
    const round = await explained([], {
      catalog: withModel(Buffer.from(JSON.stringify(model)).toString('base64')),
    });
    expect(round.explanation.remarks[0]).toMatchObject({
      code: 'criteria-unexplained',
      message: expect.stringContaining('the criterion gout rests on itself'),
    });
    for (const hostile of ['%', Buffer.from('[1]').toString('base64'), Buffer.from('{').toString('base64')])
      expect((await explained([], { catalog: withModel(hostile) })).explanation.criteria).toEqual({});
  });

  it('agrees with how each condition came out, of every action', async () => {
    for (const data of [[], [gout('M10.9')], [gout('M1A.9XX0')], [answer('Y')], [answer('N')]])
      for (const complete of [[], ['Condition']]) {
        const { explanation } = await explained(data, { complete });
        const conditions = explanation.actions.flatMap((action) => action.conditions);
        expect(conditions.length).toBeGreaterThan(3);
        const defines = new Set(conditions.map(({ define }) => define?.name));
        for (const name of defines) {
          const parts = conditions.filter(({ define }) => define?.name === name);
          const holds = parts.every(({ outcome }) => outcome === 'true');
          expect([name, parts[0]?.says?.every((one) => one.holds)]).toEqual([name, holds]);
        }
      }
  });

  it('tells of what was not counted', async () => {
    const { explanation } = await explained([gout('M10.9', { recordedDate: '2027-01-01' })]);
    expect(explanation.remarks.map(({ code }) => code)).toEqual(['record-in-future']);
  });

  it('has of plans without such a package how their conditions came out', async () => {
    const foreign = planOf([{ id: 'a', condition: [when("'x' = 'x'")] }]);
    const { explanation } = await explained([], { plan: foreign, catalog: catalogOf([foreign]) });
    expect(explanation.criteria).toEqual({});
    expect(explanation.actions).toEqual([
      {
        path: 'action[0]',
        id: 'a',
        applicable: true,
        conditions: [{ expression: "'x' = 'x'", language: 'text/fhirpath', ran: 'primary', outcome: 'true' }],
        actions: [],
      },
    ]);
  });
});

describe('responses that are filled in', () => {
  const shownToo = {
    ...plannedGuideline,
    criteria: plannedGuideline.criteria.map((one) =>
      one.id === 'tophi' && one.criterion.kind === 'evidence'
        ? {
            ...one,
            criterion: { ...conditionIn('gout', 'ruled-out'), question: one.criterion.question } as Evidence,
          }
        : one,
    ),
  };
  const content = catalogOf(buildResources(shownToo).map(({ resource }) => resource));
  const filled = async (data: readonly FhirResource[], complete: readonly string[] = []) =>
    prefilledResponses((await explained(data, { catalog: content, complete })).explanation, [form]);

  it('hold the answers that the record settles, as the form offers them, and stay in progress', async () => {
    const [response, ...others] = await filled([gout('M10.9')]);
    expect(others).toEqual([]);
    expect(response).toMatchObject({
      questionnaire: `${form.url}|${form.version}`,
      status: 'in-progress',
      subject: { reference: 'Patient/p' },
      authored: '2026-11-25',
    });
    const [group] = response?.item ?? [];
    expect(group?.item?.map(({ linkId, answer: said }) => [linkId, said?.[0]?.valueCoding?.code])).toEqual([
      ['tophi', 'Y'],
    ]);
    const [absent] = await filled([gout('J45.0')], ['Condition']);
    expect(JSON.stringify(absent?.item)).toContain('"code":"N"');
  });

  it('do not renew an answer of before: nobody has asked again', async () => {
    expect(await filled([answer('Y')])).toEqual([]);
    expect(await filled([answer('N')])).toEqual([]);
  });

  it('are none where nothing is settled', async () => {
    expect(await filled([])).toEqual([]);
    expect(await filled([gout('M1A.9XX0')])).toEqual([]);
  });
});
