import { expect, test } from 'vitest';
import { corrections, heldElsewhere } from '../../../src/validation/invariants/corrections.ts';
import { invariant } from '../../../src/validation/rules/invariant.ts';
import { testRule } from '../../support/testRule.ts';
import { publishedInvariants } from '../invariants/publishedInvariants.ts';

const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' };
const plan = (more: object) => ({ resourceType: 'PlanDefinition', status: 'draft', text, ...more });
const range = (low: object, high: object) => ({ timingRange: { low, high } });
const unit = (code: string) => ({ system: 'http://unitsofmeasure.org', code });
const team = (member: string, contained: object[] = []) => ({
  resourceType: 'CareTeam',
  text,
  contained,
  participant: [{ member: { reference: member }, onBehalfOf: { reference: 'Organization/o' } }],
});
const ctm1 =
  'CareTeam.participant[0]: Broken is ctm-1: CareTeam.participant.onBehalfOf can only be populated when CareTeam.participant.member is a Practitioner.';

const milligrams = (low: number, high: number) => ({
  low: { value: low, unit: 'mg' },
  high: { value: high, unit: 'mg' },
});

testRule(invariant, [
  { name: 'takes a sound plan', resources: [plan({ action: [{ title: 'x' }] })], findings: [] },
  {
    name: 'finds a broken invariant of a data type deep inside',
    resources: [plan({ action: [{ condition: [{ expression: { language: 'text/fhirpath' } }] }] })],
    findings: [
      'PlanDefinition.action[0].condition[0].expression: Broken is exp-1: An expression or a reference must be provided.',
    ],
  },
  {
    name: 'finds a broken invariant of a part of a data type',
    resources: [
      plan({
        action: [{ timingTiming: { repeat: { duration: 1 } } }, { timingTiming: { repeat: { period: -1 } } }],
      }),
    ],
    findings: [
      "PlanDefinition.action[0].timing.ofType(Timing).repeat: Broken is tim-1: if there's a duration, there needs to be duration units.",
      "PlanDefinition.action[1].timing.ofType(Timing).repeat: Broken is tim-2: if there's a period, there needs to be period units.",
      'PlanDefinition.action[1].timing.ofType(Timing).repeat: Broken is tim-5: period SHALL be a non-negative value.',
    ],
  },
  {
    name: 'compares the ends of a range, with units and without',
    resources: [
      plan({
        action: [range({ value: 5 }, { value: 3 }), range({ value: 3, unit: 'a' }, { value: 5, unit: 'a' })],
      }),
      plan({ action: [range({ value: 5, ...unit('kg') }, { value: 6, ...unit('g') })] }),
      plan({
        action: [
          range({ value: 5, ...unit('kg') }, { value: 6000, ...unit('g') }),
          range({ value: 5 }, { unit: 'a' }),
        ],
      }),
    ],
    findings: [
      'PlanDefinition.action[0].timing.ofType(Range): Broken is rng-2: If present, low SHALL have a lower value than high.',
      'PlanDefinition.action[0].timing.ofType(Range): Broken is rng-2: If present, low SHALL have a lower value than high.',
    ],
  },
  {
    name: 'asks fhirpath.js where no check of our own stands',
    resources: [plan({ effectivePeriod: { start: '2021-01-02', end: '2021-01-01' } })],
    findings: [
      'PlanDefinition.effectivePeriod: Broken is per-1: If present, start SHALL have a lower value than end.',
    ],
  },
  {
    name: 'leaves to rules of their own what those hold, so that a fault is told once',
    resources: [
      {
        resourceType: 'Questionnaire',
        text,
        status: 'draft',
        item: [
          { linkId: '1', type: 'string', enableWhen: [{ question: 'a' }, { question: 'b' }] },
          { linkId: '1', type: 'display', required: true },
        ],
      },
      {
        resourceType: 'CodeSystem',
        text,
        status: 'draft',
        content: 'complete',
        concept: [{ code: 'a' }, { code: 'a' }],
      },
    ],
    findings: [],
  },
  {
    name: 'resolves references inside the catalog and the resource',
    resources: [
      team('#p', [{ resourceType: 'Practitioner', id: 'p' }]),
      team('Patient/p'),
      team('Practitioner/elsewhere'),
      { resourceType: 'Patient', id: 'p', text },
    ],
    findings: [ctm1],
  },
  {
    name: 'asks inner elements of data types too',
    resources: [
      plan({
        action: [
          {
            timingTiming: { repeat: { period: 2 } },
            input: [{ type: 'Condition', codeFilter: [{ path: 'code', searchParam: 'code' }] }],
          },
        ],
      }),
      plan({
        goal: [
          {
            description: { text: 'x' },
            target: [{ detailRange: milligrams(5, 2) }, { detailRange: milligrams(2, 5) }],
          },
        ],
      }),
    ],
    findings: [
      "PlanDefinition.action[0].timing.ofType(Timing).repeat: Broken is tim-2: if there's a period, there needs to be period units.",
      'PlanDefinition.action[0].input[0].codeFilter[0]: Broken is drq-1: Either a path or a searchParam must be provided, but not both.',
      'PlanDefinition.goal[0].target[0].detail.ofType(Range): Broken is rng-2: If present, low SHALL have a lower value than high.',
    ],
  },
  {
    name: 'asks for a narrative outside contained resources only',
    resources: [
      plan({ library: ['#l'], contained: [{ resourceType: 'Library', id: 'l' }] }),
      { resourceType: 'Library', status: 'draft' },
    ],
    findings: [
      'warning Library: Broken is dom-6: A resource should have narrative for robust management. (best practice)',
    ],
  },
]);

test('every correction and every invariant held elsewhere is one of R4, and a correction differs', () => {
  const published = new Map(
    publishedInvariants().map(({ owner, invariant: each }) => [`${owner} ${each.key}`, each.expression]),
  );
  const wrong = Object.entries(corrections).filter(
    ([id, { expression, reason }]) => !published.has(id) || published.get(id) === expression || reason === '',
  );
  expect(wrong).toEqual([]);
  expect(Object.keys(heldElsewhere).filter((id) => !published.has(id))).toEqual([]);
});
