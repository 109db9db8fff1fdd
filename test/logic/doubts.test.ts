import type { FhirResource } from 'fhir/r4.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/logic/criterion.ts';
import type { Rails } from '../../src/logic/rails.ts';
import { engines, truth } from '../support/engines.ts';
import type { Situation } from '../support/interpret/chart.ts';
import { runCql } from '../support/runCql.ts';

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const sct = 'http://snomed.info/sct';
const questionnaire = 'http://example.org/Questionnaire/q';
const validFor = { count: 12, unit: 'month' } as const;
const codes = {
  id: 'crps',
  title: 'CRPS',
  codes: [{ system: sct, code: '128200000', class: 'definite' }],
  families: [{ system: icd, root: 'G90.5' }],
} as const;
const terms = {
  codeSet: () => codes,
  criterion: (): Criterion => {
    throw new Error('none is named');
  },
};
const evidence = { kind: 'evidence', recorded: [], possible: [], absence: 'unknown' } as const;
/** A question alone, and a diagnosis of which absence counts. */
const criteria = {
  asked: { ...evidence, question: { id: 'q', validFor } },
  crps: {
    ...evidence,
    recorded: [{ kind: 'record', type: 'Condition', codes: 'crps' }],
    absence: 'ruled-out',
  },
} satisfies Record<string, Criterion>;

let ids = 0;
const subject = { reference: 'Patient/p' };
const yesNo = (code: string) => ({
  valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code },
});
const response = (authored: string | undefined, answer: string | undefined, more: object = {}) => ({
  resourceType: 'QuestionnaireResponse',
  id: `r${ids++}`,
  status: 'completed',
  questionnaire,
  subject,
  ...(authored && { authored }),
  item: [{ linkId: 'g', item: [{ linkId: 'q', ...(answer && { answer: [yesNo(answer)] }) }] }],
  ...more,
});
const condition = (system: string, code: string, more: object = {}) => ({
  resourceType: 'Condition',
  id: `c${ids++}`,
  subject,
  code: { coding: [{ system, code }] },
  ...more,
});
const active = {
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  },
};

type Row = readonly [string, keyof typeof criteria, readonly object[], 'met' | 'ruled-out' | 'unknown'];
const rows: readonly Row[] = [
  ['no', 'asked', [response('2026-11-01', 'N')], 'ruled-out'],
  [
    'no, later left blank',
    'asked',
    [response('2026-10-01', 'N'), response('2026-11-01', undefined)],
    'unknown',
  ],
  [
    'no, later an empty response',
    'asked',
    [response('2026-10-01', 'N'), response('2026-11-01', undefined, { item: undefined })],
    'unknown',
  ],
  [
    'no, later in progress',
    'asked',
    [response('2026-10-01', 'N'), response('2026-11-01', 'Y', { status: 'in-progress' })],
    'ruled-out',
  ],
  [
    'no, later to another version of the form',
    'asked',
    [response('2026-10-01', 'N'), response('2026-11-01', 'Y', { questionnaire: `${questionnaire}|9` })],
    'met',
  ],
  [
    'no, later to another form',
    'asked',
    [response('2026-10-01', 'N'), response('2026-11-01', 'Y', { questionnaire: 'http://example.org/x' })],
    'ruled-out',
  ],
  ['no and yes of one day', 'asked', [response('2026-11-01', 'N'), response('2026-11-01', 'Y')], 'unknown'],
  [
    'no of a day and yes of a time of it',
    'asked',
    [response('2026-11-01', 'N'), response('2026-11-01T08:00:00Z', 'Y')],
    'unknown',
  ],
  [
    'no of a day and nothing of a time of it',
    'asked',
    [response('2026-11-01', 'N'), response('2026-11-01T08:00:00Z', undefined)],
    'unknown',
  ],
  [
    'no twice on one day',
    'asked',
    [response('2026-11-01', 'N'), response('2026-11-01T08:00:00Z', 'N')],
    'ruled-out',
  ],
  ['no, and yes without a date', 'asked', [response('2026-10-20', 'N'), response(undefined, 'Y')], 'unknown'],
  ['no, and no without a date', 'asked', [response('2026-10-20', 'N'), response(undefined, 'N')], 'unknown'],
  [
    'no, and yes of the future',
    'asked',
    [response('2026-10-20', 'N'), response('2026-12-01', 'Y')],
    'unknown',
  ],
  ['no, and yes of this month', 'asked', [response('2026-11-20', 'N'), response('2026-11', 'Y')], 'unknown'],
  [
    'no of last month, and yes of a later day',
    'asked',
    [response('2026-10', 'N'), response('2026-11-20', 'Y')],
    'met',
  ],
  ['no on the last day that it lasts', 'asked', [response('2025-11-25', 'N')], 'ruled-out'],
  ['no a day before', 'asked', [response('2025-11-24', 'N')], 'unknown'],
  ['nothing', 'crps', [], 'ruled-out'],
  ['another diagnosis', 'crps', [condition(icd, 'M54.50')], 'ruled-out'],
  ['a code of the family', 'crps', [condition(icd, 'g90511')], 'met'],
  ['a code that begins like the family and cannot be one', 'crps', [condition(icd, 'G90.5!')], 'unknown'],
  ['a code that is too long', 'crps', [condition(icd, 'G90.51234')], 'unknown'],
  ['a category that cannot be one', 'crps', [condition(icd, 'G9O.50')], 'unknown'],
  ['a concept', 'crps', [condition(sct, '128200000')], 'met'],
  ['another concept', 'crps', [condition(sct, '279039007')], 'ruled-out'],
  ['a concept with a false check digit', 'crps', [condition(sct, '279039000')], 'unknown'],
  ['the longest concept, rounded', 'crps', [condition(sct, '123673010001191000')], 'unknown'],
  [
    'abated today',
    'crps',
    [condition(icd, 'G90.511', { ...active, abatementDateTime: '2026-11-25' })],
    'ruled-out',
  ],
  [
    'to abate tomorrow',
    'crps',
    [condition(icd, 'G90.511', { ...active, abatementDateTime: '2026-11-26' })],
    'unknown',
  ],
  [
    'to abate in a Period',
    'crps',
    [condition(icd, 'G90.511', { abatementPeriod: { start: '2027' } })],
    'unknown',
  ],
  [
    'of a contained patient',
    'crps',
    [condition(icd, 'G90.511', { subject: { reference: '#x' } })],
    'unknown',
  ],
  [
    'of a patient at some address',
    'crps',
    [condition(icd, 'G90.511', { subject: { reference: 'http://s/Patient/p' } })],
    'unknown',
  ],
  [
    'of another patient',
    'crps',
    [condition(icd, 'G90.511', { subject: { reference: 'Patient/q' } })],
    'ruled-out',
  ],
];

const situations = rows.map(
  ([, , given]): Situation => ({
    given: [{ resourceType: 'Patient', id: 'p' }, ...(given as FhirResource[])],
    subject: 'p',
    today: '2026-11-25',
    complete: ['Condition'],
    questionnaire,
    draftOrders: [],
  }),
);

describe('what is in doubt about a record keeps it from proving anything', () => {
  let cql: readonly (readonly Rails<boolean>[])[] = [];
  beforeAll(async () => {
    cql = await runCql(Object.values(criteria), situations, terms);
  }, 60_000);

  it.each(rows.map(([name, id, , expected], index) => [name, id, expected, index] as const))(
    '%s: %s is %s',
    async (_, id, expected, index) => {
      for (const [reader, engine] of engines)
        expect([reader, truth(await engine(criteria[id], situations[index] as Situation, terms))]).toEqual([
          reader,
          expected,
        ]);
      expect(truth(cql[index]?.[Object.keys(criteria).indexOf(id)] as Rails<boolean>)).toBe(expected);
    },
  );
});
