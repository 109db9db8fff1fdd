import type { FhirResource, Patient, PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { type ConditionEvaluator, conditionEvaluator } from '../../src/apply/conditionEvaluator.ts';
import { type RecordVariables, recordVariables } from '../../src/apply/recordVariables.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';
import { type Answer, mattering, outcomeOf, questions } from './iddsOracle.ts';

const today = '2026-11-25';
const built = buildResources(await aspnGuideline()).map(({ resource }) => resource);
const planOf = (id: string) => {
  const found = built.find((one) => one.resourceType === 'PlanDefinition' && one.id === id);
  if (!found) throw new Error(`no plan ${id}`);
  return found as PlanDefinition;
};
const [orderCheck, eligibility] = [planOf('idds-order-check'), planOf('idds-eligibility')];
const outcomes = ['contraindicated', 'not-indicated', 'criteria-not-met', 'eligible', 'needs-information'];

let evaluate: ConditionEvaluator;
beforeAll(async () => {
  evaluate = await conditionEvaluator({ today });
});

const adult: Patient = { resourceType: 'Patient', id: 'a', birthDate: '1961-08-30', gender: 'female' };
const order: FhirResource = {
  resourceType: 'ServiceRequest',
  id: 'o',
  status: 'draft',
  intent: 'order',
  subject: { reference: 'Patient/a' },
  code: { coding: [{ system: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', code: 'E0785' }] },
};

type Answers = Readonly<Record<string, Answer>>;

/** A patient of whom nothing is on record, with these answers and the order being placed. */
function patientWith(answers: Answers, patient: Patient = adult, draftOrders = [order]): RecordVariables {
  const context = { subject: 'a', today, draftOrders };
  const idsOf = (answer: Answer) => Object.keys(answers).filter((id) => answers[id] === answer);
  return { ...recordVariables([patient], context, () => undefined), yes: idsOf('yes'), no: idsOf('no') };
}

/** The actions whose conditions are all true. */
function applicable(actions: readonly PlanDefinitionAction[] = [], variables: RecordVariables) {
  return actions.filter(({ condition = [] }) => {
    expect(condition.length).toBeGreaterThan(0);
    return condition.every(({ expression }) => {
      const value = evaluate(expression?.expression as string, variables);
      if (value === undefined) throw new Error(`no Boolean: ${expression?.expression}`);
      return value;
    });
  });
}

function cards({ action }: PlanDefinition, variables: RecordVariables): string[] {
  return applicable(action, variables).map(({ id }) => id as string);
}

/** The criteria of the innermost actions that apply below others that do. */
function innermost(actions: readonly PlanDefinitionAction[], variables: RecordVariables): string[] {
  return applicable(actions, variables).flatMap(({ id, action = [] }) =>
    action.length > 0 ? innermost(action, variables) : [(id as string).replace(/^.*\./, '')],
  );
}

/** All combinations of the choices. */
function* combinations(axes: readonly (readonly Answers[])[]): Generator<Answers> {
  const [first, ...others] = axes;
  if (!first) yield {};
  else for (const rest of combinations(others)) for (const choice of first) yield { ...rest, ...choice };
}

const any = (id: string): Answers[] => (['yes', 'no', 'open'] as const).map((answer) => ({ [id]: answer }));
const all = (ids: readonly string[], answer: Answer): Answers =>
  Object.fromEntries(ids.map((id) => [id, answer]));

/** Every state of one contraindication, three parts of the indications and one selection criterion, the others known or open. */
const axes: readonly (readonly Answers[])[] = [
  [all(questions.selection, 'yes'), all(questions.selection, 'open')],
  [all(questions.indications, 'no'), all(questions.indications, 'open')],
  [all(questions.contraindications, 'no'), all(questions.contraindications, 'open')],
  any('active-infection'),
  any('crps'),
  any('spinal-stenosis'),
  any('not-a-surgical-candidate'),
  any('comorbidities-optimised'),
];

describe('with an order for intrathecal drug delivery and nothing on record but answers', () => {
  const situations = [...combinations(axes)];

  test('there is every combination once', () => {
    expect(new Set(situations.map((one) => JSON.stringify(one))).size).toBe(2 ** 3 * 3 ** 5);
    expect(new Set(situations.map(outcomeOf))).toEqual(new Set(outcomes));
  });

  test('exactly one outcome is said, the one that the tables come to', { timeout: 120_000 }, () => {
    const wrong = situations.flatMap((answers) => {
      const said = cards(orderCheck, patientWith(answers));
      return said.length === 1 && said[0] === outcomeOf(answers) ? [] : [{ answers, said }];
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('what is named as missing is exactly what could change the outcome', { timeout: 240_000 }, () => {
    const missing = orderCheck.action?.find(({ id }) => id === 'needs-information')?.action ?? [];
    const open = situations.filter((answers) => outcomeOf(answers) === 'needs-information');
    expect(open.length).toBeGreaterThan(300);
    const wrong = open.flatMap((answers) => {
      const named = innermost(missing, patientWith(answers));
      const meant = mattering(answers);
      expect(meant.length).toBeGreaterThan(0);
      return named.join() === [...new Set(named)].join() && named.sort().join() === meant.join()
        ? []
        : [{ answers, named, meant }];
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('the plan that is not asked for says the same where an indication is met and a pump is considered', {
    timeout: 120_000,
  }, () => {
    for (const answers of situations.filter((_, index) => index % 7 === 0)) {
      const silent = cards(eligibility, patientWith(answers));
      // An answer to any question of the form says that a pump is considered.
      const speaks =
        answers.crps === 'yes' ||
        (answers['spinal-stenosis'] === 'yes' && answers['not-a-surgical-candidate'] === 'yes');
      expect(silent).toEqual(speaks ? [outcomeOf(answers)] : []);
    }
  });
});

describe('whom the order check does not judge', () => {
  const known = {
    ...all(Object.values(questions).flat(), 'no'),
    ...all(questions.selection, 'yes'),
    crps: 'yes',
  } as const;
  const eligible: Answers = {
    ...known,
    'active-infection': 'no',
    'comorbidities-optimised': 'yes',
    'spinal-stenosis': 'no',
  };
  const { birthDate: _, ...undated } = adult;
  const table: readonly [string, Patient, Answers, string[]][] = [
    ['an adult', adult, {}, ['eligible']],
    ['of whom nothing is asked', adult, all(Object.keys(eligible), 'open'), ['needs-information']],
    ['who has died', { ...adult, deceasedDateTime: '2026-01-01' }, {}, ['deceased']],
    [
      'who has died with a pump',
      { ...adult, deceasedBoolean: true },
      { 'pump-in-place': 'yes' },
      ['deceased'],
    ],
    ['with a pump', adult, { 'pump-in-place': 'yes' }, ['pump']],
    ['of whom a pump is not known', adult, { 'pump-in-place': 'open' }, ['eligible']],
    ['aged 11', { ...adult, birthDate: '2014-11-26' }, {}, ['age']],
    ['aged 12 today', { ...adult, birthDate: '2014-11-25' }, {}, ['eligible']],
    ['without a birth date: said beside the outcome', undated, {}, ['age', 'eligible']],
    ['whose birth year may be either', { ...adult, birthDate: '2014' }, {}, ['age', 'eligible']],
    [
      'aged 11, with a contraindication',
      { ...adult, birthDate: '2020' },
      { 'active-infection': 'yes' },
      ['age'],
    ],
  ];
  it.each(table)('%s', (_name, patient, more, expected) => {
    expect(cards(orderCheck, patientWith({ ...eligible, ...more }, patient))).toEqual(expected);
  });

  it('says nothing where nothing is ordered', () => {
    expect(cards(orderCheck, patientWith(eligible, adult, []))).toEqual([]);
  });
});

describe('the options for whom is eligible', () => {
  const eligible: Answers = {
    ...all(Object.values(questions).flat(), 'no'),
    ...all(questions.selection, 'yes'),
    'comorbidities-optimised': 'yes',
    'active-infection': 'no',
    crps: 'yes',
  };
  const below = orderCheck.action?.find(({ id }) => id === 'eligible')?.action ?? [];
  const populations = ['refractory-fbss', 'chronic-non-cancer-pain', 'refractory-spinal-pain'];

  it('are told apart: some, none, or not known, whatever is answered about the populations', () => {
    for (const answers of combinations(populations.map(any))) {
      const variables = patientWith({ ...eligible, ...answers });
      const said = applicable(below, variables);
      const options = said.filter(({ id }) => id?.startsWith('option-') && id !== 'option-open');
      const values = Object.values(answers);
      expect(options.length > 0, JSON.stringify(answers)).toBe(values.includes('yes'));
      const ids = said.map(({ id }) => id);
      expect(ids.includes('no-option')).toBe(values.every((answer) => answer === 'no'));
      expect(ids.includes('option-open')).toBe(!values.includes('yes') && values.includes('open'));
      const open = said.find(({ id }) => id === 'option-open')?.action ?? [];
      expect(innermost(open, variables).sort()).toEqual(
        ids.includes('option-open') ? populations.filter((id) => answers[id] === 'open').sort() : [],
      );
    }
  });

  it('are taken away by an allergy that was answered, and say so where allergies are not known', () => {
    const ziconotide = (allergy: Answer) => {
      const variables = patientWith({
        ...eligible,
        'chronic-non-cancer-pain': 'yes',
        'ziconotide-allergy': allergy,
      });
      const [option] = applicable(below, variables).filter(({ id }) => id === 'option-ziconotide');
      return option && applicable(option.action, variables).map(({ id }) => id);
    };
    expect(ziconotide('yes')).toBeUndefined();
    expect(ziconotide('no')).toEqual([]);
    expect(ziconotide('open')).toEqual(['ziconotide-allergy-unread']);
  });
});
