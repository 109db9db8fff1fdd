import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { LogicSource } from '../../../src/logic/cql/logicSource.ts';
import type { Criterion } from '../../../src/logic/criterion.ts';

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const sct = 'http://snomed.info/sct';

const sets: Readonly<Record<string, CodeSet>> = {
  gout: {
    id: 'gout',
    title: 'Gout',
    codes: [
      { system: icd, code: 'M10.9', class: 'definite' },
      { system: icd, code: 'M10.30', class: 'possible' },
      { system: sct, code: '90560007', class: 'definite' },
    ],
    families: [{ system: icd, root: 'M10.3' }],
  },
  score: {
    id: 'score',
    title: 'Pain score',
    codes: [{ system: 'http://loinc.org', code: '72514-3', class: 'unclassed' }],
    families: [],
  },
  empty: { id: 'empty', title: 'Nothing', codes: [], families: [] },
};

const goutAndMore: Criterion = {
  kind: 'all',
  of: [
    { kind: 'named', id: 'gout' },
    {
      kind: 'any',
      of: [
        { kind: 'named', id: 'pain' },
        { kind: 'named', id: 'both' },
      ],
    },
  ],
};

/** A small library with every part that there is: facts, rails, outcomes, rules. */
export const source: LogicSource = {
  name: 'GoutLogic',
  version: '1.2.3',
  title: 'Logic of "Gout"',
  criteria: [
    {
      id: 'gout',
      title: 'Has "gout"',
      note: 'Line 3: “gout”,\n of any kind',
      criterion: {
        kind: 'evidence',
        recorded: [{ kind: 'record', type: 'Condition', codes: 'gout' }],
        possible: [],
        question: { id: 'gout', validFor: { count: 14, unit: 'day' } },
        absence: 'ruled-out',
      },
    },
    {
      id: 'pain',
      title: 'In pain',
      criterion: {
        kind: 'evidence',
        recorded: [
          {
            kind: 'score',
            codes: 'score',
            within: { count: 1, unit: 'month' },
            unit: '{score}',
            band: { from: 7 },
          },
        ],
        possible: [{ kind: 'record', type: 'Condition', codes: 'empty' }],
        absence: 'unknown',
      },
    },
    {
      id: 'both',
      title: 'Both',
      criterion: {
        kind: 'all',
        of: [
          { kind: 'named', id: 'gout' },
          { kind: 'not', of: { kind: 'named', id: 'pain' } },
        ],
      },
    },
  ],
  outcomes: [
    {
      id: 'what-now',
      exhaustive: true,
      outcomes: [
        { id: 'go', title: 'go', when: [{ criterion: 'both', rail: 'met' }] },
        { id: 'stop', title: 'stop', when: [{ criterion: 'both', rail: 'ruled-out' }] },
        { id: 'ask', title: 'ask', when: [{ criterion: 'both', rail: 'unknown' }] },
      ],
    },
  ],
  rules: [
    {
      id: 'row',
      title: 'Both: met',
      when: [{ criterion: goutAndMore, outcome: 'met' }],
    },
    { id: 'asked', title: 'Open', when: [{ criterion: goutAndMore, outcome: 'unknown' }] },
    {
      id: 'card',
      title: 'What now: a card',
      when: [
        { criterion: { kind: 'named', id: 'gout' }, outcome: 'not-met' },
        { criterion: { kind: 'named', id: 'pain' }, outcome: 'not-ruled-out' },
        { criterion: { kind: 'named', id: 'both' }, outcome: 'ruled-out' },
      ],
    },
    { id: 'named', title: 'Gout', when: [{ criterion: { kind: 'named', id: 'gout' }, outcome: 'met' }] },
  ],
  codeSet: (id) => sets[id] as CodeSet,
  asked: (id) => ({ questionnaire: 'http://example.org/Questionnaire/q', inverted: id === 'turned' }),
};
