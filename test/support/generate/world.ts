import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { Criterion } from '../../../src/logic/criterion.ts';
import { answeredBy } from '../../../src/logic/evidence.ts';

export const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
export const sct = 'http://snomed.info/sct';
export const loinc = 'http://loinc.org';
export const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';

/** Code lists for generated criteria: few codes, all classes, families with exceptions. */
export const codeSets: readonly CodeSet[] = [
  {
    id: 'limb-pain',
    title: 'Limb pain',
    codes: [
      { system: icd, code: 'G90.511', class: 'definite' },
      { system: icd, code: 'G90.50', class: 'possible' },
      { system: icd, code: 'G90.59', class: 'never' },
      { system: icd, code: 'M79.60', class: 'possible' },
      { system: icd, code: 'G57.71', class: 'definite' },
      { system: icd, code: 'G57.8', class: 'unclassed' },
      { system: sct, code: '128200000', class: 'definite' },
      { system: sct, code: '10085004', class: 'possible' },
      { system: sct, code: '30989003', class: 'never' },
    ],
    families: [
      { system: icd, root: 'G90.5' },
      { system: icd, root: 'G57.7', class: 'possible' },
    ],
  },
  {
    id: 'fracture',
    title: 'Fracture',
    codes: [
      { system: icd, code: 'S22.000A', class: 'definite' },
      { system: icd, code: 'S22.010A', class: 'definite' },
      { system: icd, code: 'S22.020A', class: 'definite' },
      { system: icd, code: 'S22.010S', class: 'never' },
      { system: icd, code: 'S32.010A', class: 'definite' },
      { system: icd, code: 'S32.020A', class: 'possible' },
      { system: icd, code: 'M48.56XA', class: 'definite' },
      { system: sct, code: '207938004', class: 'definite' },
      { system: sct, code: '46866001', class: 'possible' },
    ],
    families: [],
  },
  {
    id: 'depression-score',
    title: 'Depression score',
    codes: [
      { system: loinc, code: '44261-6', class: 'unclassed' },
      { system: loinc, code: '55758-7', class: 'definite' },
      { system: loinc, code: '69737-5', class: 'never' },
    ],
    families: [],
  },
  {
    id: 'opioid',
    title: 'Opioid',
    codes: [
      { system: rxnorm, code: '7052', class: 'definite' },
      { system: rxnorm, code: '3423', class: 'definite' },
      { system: rxnorm, code: '10689', class: 'possible' },
      { system: rxnorm, code: '7242', class: 'never' },
      { system: sct, code: '373529000', class: 'definite' },
    ],
    families: [],
  },
  {
    id: 'pump',
    title: 'Pump',
    codes: [
      { system: sct, code: '264268002', class: 'definite' },
      { system: sct, code: '84683006', class: 'possible' },
      { system: 'http://www.ama-assn.org/go/cpt', code: '62362', class: 'definite' },
    ],
    families: [],
  },
  {
    id: 'spinal-route',
    title: 'Spinal route',
    codes: [
      { system: sct, code: '72607000', class: 'definite' },
      { system: sct, code: '404820008', class: 'possible' },
      { system: sct, code: '26643006', class: 'never' },
      { system: sct, code: '47625008', class: 'never' },
    ],
    families: [],
  },
  {
    id: 'pump-removal',
    title: 'Pump removal',
    codes: [
      { system: sct, code: '34227000', class: 'definite' },
      { system: sct, code: '428141001', class: 'possible' },
      { system: 'http://www.ama-assn.org/go/cpt', code: '62365', class: 'definite' },
    ],
    families: [],
  },
  {
    id: 'doubtful',
    title: 'Doubtful',
    codes: [{ system: sct, code: '279039007', class: 'possible' }],
    families: [],
  },
];

/** Sites of the fracture list. */
export const fractureSites = [
  { name: 'T1', roots: ['S22.01'], codes: [] },
  { name: 'T2', roots: ['S22.02'], codes: [] },
  { name: 'L1', roots: ['S32.01'], codes: [{ system: sct, code: '207938004' }] },
  { name: 'L2', roots: ['S32.02'], codes: [] },
  { name: 'lumbar', roots: ['M48.56'], codes: [{ system: sct, code: '46866001' }] },
] as const;

/** Ids of the questions. */
export const questions = ['asked', 'asked-often', 'asked-too'] as const;

/** How long the answers to each last. */
export const validFor = {
  asked: { count: 12, unit: 'month' },
  'asked-often': { count: 14, unit: 'day' },
  'asked-too': { count: 1, unit: 'year' },
} as const;

/** Canonical url of the questionnaire. */
export const questionnaire = 'http://example.org/Questionnaire/generated';

/** Criteria that others name. */
export const namedCriteria: Readonly<Record<string, Criterion>> = {
  answered: answeredBy('asked'),
  painful: {
    kind: 'evidence',
    recorded: [{ kind: 'record', type: 'Condition', codes: 'limb-pain' }],
    possible: [{ kind: 'record', type: 'Condition', codes: 'doubtful' }],
    question: { id: 'asked-too', validFor: validFor['asked-too'] },
    absence: 'ruled-out',
  },
  // Met where the evidence of others is, and named as evidence by others again.
  shown: {
    kind: 'evidence',
    recorded: [
      { kind: 'criterion', id: 'painful' },
      { kind: 'record', type: 'Procedure', codes: 'pump' },
    ],
    possible: [],
    question: { id: 'asked-often', validFor: validFor['asked-often'] },
    absence: 'unknown',
  },
  unharmed: {
    kind: 'all',
    of: [
      { kind: 'not', of: { kind: 'named', id: 'painful' } },
      { kind: 'not', of: { kind: 'named', id: 'answered' } },
    ],
  },
};

/** Finds what generated criteria name; unknown ids are faults of the tests. */
export const terms = {
  codeSet: (id: string): CodeSet =>
    found(
      codeSets.find((set) => set.id === id),
      id,
    ),
  criterion: (id: string): Criterion => found(namedCriteria[id], id),
};

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`the tests have no ${id}`);
  return value;
}
