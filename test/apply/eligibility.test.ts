import type {
  Bundle,
  Condition,
  Patient,
  PlanDefinition,
  Questionnaire,
  QuestionnaireResponse,
} from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/logic/criterion.ts';
import { fhirpathConditions } from '../../src/logic/fhirpath.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { lookupIn } from '../../src/resources/lookupIn.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';
import { applicableActions } from '../support/evaluate.ts';

const guideline = await aspnGuideline();
const artifacts = buildResources(guideline).map(({ resource }) => resource);
const planOf = (id: string) =>
  artifacts.find(
    (resource) => resource.resourceType === 'PlanDefinition' && resource.id === id,
  ) as PlanDefinition;
const questionnaire = artifacts.find(
  (resource): resource is Questionnaire =>
    resource.resourceType === 'Questionnaire' && resource.id === 'considering',
);

const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';
const status = (type: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${type}`, code }],
});
const active = {
  clinicalStatus: status('condition-clinical', 'active'),
  verificationStatus: status('condition-ver-status', 'confirmed'),
};

function diagnosis(code: string, display: string, more: Partial<Condition> = {}): Condition {
  return {
    resourceType: 'Condition',
    id: code.replace('.', '-'),
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' },
        ],
      },
    ],
    ...active,
    code: { coding: [{ system: icd10cm, code, display }], text: display },
    subject: { reference: 'urn:uuid:7a3c2a52-1111-4b1e-8a53-000000000001', display: 'Jo Example' },
    recordedDate: '2026-03-14T09:30:00-05:00',
    ...more,
  };
}

const jo: Patient = { resourceType: 'Patient', id: 'jo', gender: 'female', birthDate: '1961-08-30' };

/** An export as record systems make them: urn references, other problems beside the one in question. */
function chart(...conditions: readonly Condition[]): Bundle {
  const others = [
    diagnosis('I10', 'Essential (primary) hypertension', { recordedDate: '2018-02-01' }),
    diagnosis('E11.9', 'Type 2 diabetes mellitus without complications', { recordedDate: '2020-07-09' }),
    diagnosis('M17.11', 'Unilateral primary osteoarthritis, right knee', {
      clinicalStatus: status('condition-clinical', 'resolved'),
      abatementDateTime: '2023-05-02',
    }),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      {
        fullUrl: 'urn:uuid:7a3c2a52-1111-4b1e-8a53-000000000001',
        resource: jo,
      },
      ...[...others, ...conditions].map((resource) => ({ resource })),
    ],
  };
}

const today = '2026-11-25';
const complete = ['Condition'];

/** A plan with an action for what is met and one for what is unknown of two indications with codes of their own. */
function indicationPlan(): PlanDefinition {
  const criterion: Criterion = {
    kind: 'any',
    of: [
      { kind: 'named', id: 'postlaminectomy' },
      { kind: 'named', id: 'crps' },
    ],
  };
  return {
    resourceType: 'PlanDefinition',
    status: 'draft',
    action: (['met', 'unknown'] as const).map((id) => ({
      id,
      condition: fhirpathConditions(criterion, lookupIn(guideline), id).map((expression) => ({
        kind: 'applicability',
        expression: { language: 'text/fhirpath', expression },
      })),
    })),
  };
}

describe('two indications over a patient chart', () => {
  const plan = indicationPlan();
  const postlaminectomy = diagnosis('M96.1', 'Postlaminectomy syndrome, not elsewhere classified');
  const table: readonly [string, Condition[], string[], string[]][] = [
    // name, conditions, said with a complete list, said without
    ['post-laminectomy syndrome', [postlaminectomy], ['met'], ['met']],
    ['the code without its dot', [diagnosis('M961', 'Postlaminectomy syndrome')], ['met'], ['met']],
    [
      'complex regional pain syndrome of one limb',
      [diagnosis('G90.521', 'CRPS I of right lower limb')],
      ['met'],
      ['met'],
    ],
    [
      'SNOMED CT beside a local code',
      [
        diagnosis('x', 'CRPS', {
          code: {
            coding: [
              { system: 'urn:local', code: '17' },
              { system: 'http://snomed.info/sct', code: '128200000' },
            ],
          },
        }),
      ],
      ['met'],
      ['met'],
    ],
    ['none of them', [], [], ['unknown']],
    [
      'a refuted one',
      [{ ...postlaminectomy, verificationStatus: status('condition-ver-status', 'refuted') }],
      [],
      ['unknown'],
    ],
    [
      'a resolved one',
      [{ ...postlaminectomy, clinicalStatus: status('condition-clinical', 'resolved') }],
      [],
      ['unknown'],
    ],
    ['one that has abated', [{ ...postlaminectomy, abatementDateTime: '2024' }], [], ['unknown']],
    [
      'one whose status is words only',
      [{ ...postlaminectomy, verificationStatus: { text: 'Ruled out' } }],
      ['unknown'],
      ['unknown'],
    ],
    [
      'an unconfirmed one',
      [{ ...postlaminectomy, verificationStatus: status('condition-ver-status', 'unconfirmed') }],
      ['unknown'],
      ['unknown'],
    ],
    [
      'a differential one',
      [{ ...postlaminectomy, verificationStatus: status('condition-ver-status', 'differential') }],
      ['unknown'],
      ['unknown'],
    ],
    [
      'a problem in words only',
      [diagnosis('x', 'Pain after back surgery', { code: { text: 'Pain after back surgery' } })],
      ['unknown'],
      ['unknown'],
    ],
    ['one dated tomorrow', [{ ...postlaminectomy, recordedDate: '2026-11-26' }], ['unknown'], ['unknown']],
    ['another patient’s', [{ ...postlaminectomy, subject: { reference: 'Patient/sam' } }], [], ['unknown']],
  ];
  it.each(table)('%s', (_name, conditions, whole, part) => {
    const records = [chart(...conditions)];
    expect(applicableActions(plan, records, { subject: 'jo', today, complete }).actions).toEqual(whole);
    expect(applicableActions(plan, records, { subject: 'jo', today }).actions).toEqual(part);
  });
});

describe('a recommendation plan', () => {
  const plan = planOf('rfa-conventional');
  const lowBackPain = diagnosis('M54.51', 'Vertebrogenic low back pain');
  const answered = (code: string): QuestionnaireResponse => ({
    resourceType: 'QuestionnaireResponse',
    id: 'r',
    questionnaire: `${questionnaire?.url}|${questionnaire?.version}`,
    status: 'completed',
    authored: '2026-11-20T10:00:00Z',
    subject: { reference: 'Patient/jo' },
    item: [
      {
        linkId: 'section-lumbar-radiofrequency-ablation',
        item: [
          {
            linkId: 'rfa-conventional',
            answer: [{ valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code } }],
          },
        ],
      },
    ],
  });
  it.each<[string, Condition[], QuestionnaireResponse[], string[]]>([
    ['low back pain, and it is being considered', [lowBackPain], [answered('Y')], ['propose']],
    ['low back pain, and it is not being considered', [lowBackPain], [answered('N')], []],
    ['low back pain, and nobody said', [lowBackPain], [], []],
    ['no low back pain, and it is being considered', [], [answered('Y')], []],
  ])('%s', (_name, conditions, responses, expected) => {
    const context = { subject: 'jo', today, complete, questionnaire: questionnaire?.url as string };
    expect(applicableActions(plan, [chart(...conditions), ...responses], context).actions).toEqual(expected);
  });

  it('never proposes for an empty chart, whichever the row', () => {
    const plans = artifacts.filter(
      (resource): resource is PlanDefinition =>
        resource.resourceType === 'PlanDefinition' &&
        (resource.action ?? []).some(({ definitionCanonical }) =>
          definitionCanonical?.includes('/ActivityDefinition/'),
        ),
    );
    expect(plans.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['rfa-conventional', 'idds-eligibility', 'idds-order-check']),
    );
    expect(plans.length).toBeGreaterThan(37);
    for (const each of plans)
      expect(applicableActions(each, [], { subject: 'jo', today, complete }).actions).toEqual([]);
  });
});
