import { createHash } from 'node:crypto';
import type { Place } from '../../src/diagnostic.ts';
import type { Card } from '../../src/knowledge/eligibility.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import type { Recommendation } from '../../src/knowledge/recommendation.ts';
import type { TableEntry } from '../../src/knowledge/table.ts';
import { conditionIn } from '../../src/logic/evidence.ts';

const file = 'input/gout/source.txt';
const lines = [
  'Gout in Adults',
  '',
  'Acute Treatment',
  '',
  'Statement Class Strength',
  'Colchicine is recommended for an acute attack 1 Strong',
  'Ice packs may be used when drugs are not tolerated 2 Conditional',
  'Do not start with opioids 1 strong',
  '',
  'Prevention',
  '',
  'Statement Class Strength',
  'Lower and higher starting doses do not differ 3 Conditional',
  'Talk about alcohol 2 Strong',
  '',
  'Where it hurts',
  'Foot',
  '- Big toe',
  'Knee',
  'Points to consider',
  'For Against',
  'Frequent attacks Kidney failure',
  'Tophi',
  'Side effects',
  'Gut',
  '  * Diarrhoea',
  'Patients with gout.',
  'This text is not a standard of care.',
] as const;
const text = lines.join('\n');

/** A place on a line of the fixture's source; the quote must stand there. */
export function placeOn(line: number, quote: string = lines[line - 1] as string): Place {
  const at = (lines[line - 1] as string).indexOf(quote);
  if (at < 0) throw new Error(`"${quote}" is not on line ${line}`);
  return { file, line, column: at + 1, length: quote.length, quote };
}

function authored(line: number): Place {
  return { file: 'input/gout/guideline.yaml', line };
}

function offsetOf(line: number): number {
  return lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
}

function row(section: string, line: number, statement: string, grade: string, printed: string) {
  const whole = lines[line - 1] as string;
  const [evidence] = whole.slice(statement.length + 1).split(' ');
  return {
    section,
    statement,
    ratings: [
      { scale: 'class-of-evidence', code: evidence as string, printed: evidence as string },
      { scale: 'strength', code: grade, printed },
    ],
    place: placeOn(line),
    offset: offsetOf(line),
    length: whole.length,
    hash: createHash('sha256').update(whole).digest('hex').slice(0, 16),
  };
}

const shared = {
  population: { variable: 'gout-patients', basis: 'guideline' },
  outcome: [],
  notes: [],
  seeAlso: [],
} as const;

const recommendations: readonly Recommendation[] = [
  {
    ...shared,
    id: 'colchicine',
    row: row('acute', 6, 'Colchicine is recommended for an acute attack', 'strong', 'Strong'),
    kind: 'intervention-recommended',
    direction: 'for',
    title: 'Colchicine for an acute attack',
    exposure: ['colchicine'],
    comparator: [],
    question: 'Is colchicine being considered for an acute attack?',
    activity: { kind: 'MedicationRequest', code: 'colchicine', doNotPerform: false },
    rationale: 'The row recommends it.',
    seeAlso: ['opioids'],
    authored: authored(20),
  },
  {
    ...shared,
    id: 'ice',
    row: row('acute', 7, 'Ice packs may be used when drugs are not tolerated', 'conditional', 'Conditional'),
    kind: 'intervention-conditional',
    direction: 'for',
    title: 'Ice packs when drugs are not tolerated',
    exposure: ['ice'],
    comparator: [],
    qualifier: 'when drugs are not tolerated',
    question: 'Are ice packs being considered because drugs are not tolerated?',
    activity: { kind: 'ServiceRequest', code: 'ice', doNotPerform: false },
    rationale: 'The row states a condition.',
    reviewer: 'Dr. Example',
    authored: authored(30),
  },
  {
    ...shared,
    id: 'opioids',
    row: row('acute', 8, 'Do not start with opioids', 'strong', 'strong'),
    kind: 'do-not-perform',
    direction: 'against',
    title: 'Opioids as the first drug',
    exposure: ['opioids'],
    comparator: [],
    question: 'Are opioids being considered as the first drug?',
    activity: { kind: 'MedicationRequest', code: 'opioids', doNotPerform: true },
    rationale: 'The row says do not.',
    authored: authored(40),
  },
  {
    ...shared,
    id: 'starting-doses',
    row: row('prevention', 13, 'Lower and higher starting doses do not differ', 'conditional', 'Conditional'),
    kind: 'comparative-evidence-only',
    direction: 'none',
    title: 'Starting doses do not differ',
    exposure: ['low-dose'],
    comparator: ['high-dose'],
    outcome: ['attacks'],
    rationale: 'The row compares.',
    notes: [
      { text: 'No numbers are given.' },
      { text: '"doses" is read as starting doses.', basis: 'editorial' },
    ],
    authored: authored(50),
  },
  {
    ...shared,
    id: 'alcohol',
    row: row('prevention', 14, 'Talk about alcohol', 'strong', 'Strong'),
    kind: 'safety-shared-decision',
    direction: 'for',
    title: 'Talk about alcohol',
    exposure: ['alcohol-talk'],
    comparator: [],
    question: 'Is advice about alcohol being considered?',
    activity: {
      kind: 'CommunicationRequest',
      code: 'alcohol-talk',
      message: 'Talk about <alcohol> & gout.',
      doNotPerform: false,
    },
    rationale: 'The row asks for a conversation.',
    authored: authored(60),
  },
];

function entry(line: number, code: string, quote: string, more: Partial<TableEntry> = {}): TableEntry {
  const place = placeOn(line, quote);
  return {
    code,
    text: quote,
    place,
    offset: offsetOf(line) + (place.column as number) - 1,
    length: quote.length,
    ...more,
  };
}

const gout = {
  system: 'http://hl7.org/fhir/sid/icd-10-cm',
  source: 'a test',
  legacy: false,
  authored: authored(80),
};

/** What is said when the one criterion has this value. */
function card(rail: 'met' | 'unknown', title: string, description: string): Card {
  return {
    id: rail,
    title,
    description,
    priority: 'routine',
    when: [{ criterion: 'gout', rail }],
    places: [placeOn(27, 'Patients with gout')],
    basis: 'editorial',
    cards: [],
    authored: authored(98),
  };
}

/** A guideline small enough to read, with other scales, other tables and other words than the first real one. */
export const smallGuideline: Guideline = {
  id: 'gout',
  identity: {
    canonical: 'http://example.org/gout',
    packageId: 'org.example.gout',
    version: '1.2.3',
    name: 'Gout',
    title: 'Gout in Adults',
    description: 'A guideline for tests.',
    status: 'draft',
    experimental: true,
    date: '2026-01-02',
    publisher: 'Example Press',
    contact: [{ name: 'Example Press', url: 'https://example.org', email: 'press@example.org' }],
    license: 'Apache-2.0',
    copyright: 'The text belongs to its authors.',
    citation: { text: 'Example A. Gout in Adults. 2025.', url: 'https://doi.org/10.1000/1' },
    author: 'Example Society',
    disclaimers: [{ text: 'This text is not a standard of care.', place: placeOn(28) }],
    idPrefix: '',
    authored: authored(1),
  },
  source: {
    file,
    title: 'Gout in Adults (summary)',
    url: 'https://example.org/gout.txt',
    format: 'text',
    contentType: 'text/plain',
    sha256: createHash('sha256').update(text).digest('hex'),
    sha1: createHash('sha1').update(text).digest('base64'),
    bytes: Buffer.byteLength(text),
    characters: text.length,
    locked: true,
    lines,
    spans: lines.map((line, index) => ({
      offset: lines.slice(0, index).join('\n').length + (index === 0 ? 0 : 1),
      length: line.length,
    })),
  },
  scales: [
    {
      id: 'class-of-evidence',
      column: 'class',
      label: 'Class',
      title: 'Class of evidence',
      description: 'Number printed in the column "Class".',
      role: 'quality',
      values: [
        { code: '1', display: 'Class 1', printed: ['1'], definition: 'Randomised trials.' },
        { code: '2', display: 'Class 2', printed: ['2'] },
        { code: '3', display: 'Class 3', printed: ['3'] },
      ],
      place: placeOn(5, 'Class'),
      authored: authored(10),
    },
    {
      id: 'strength',
      column: 'strength',
      label: 'Strength',
      title: 'Strength of recommendation',
      description: 'Word printed in the column "Strength".',
      role: 'strength',
      values: [
        { code: 'strong', display: 'Strong', printed: ['Strong', 'strong'] },
        { code: 'conditional', display: 'Conditional', printed: ['Conditional'] },
      ],
      place: placeOn(5, 'Strength'),
      authored: authored(11),
    },
  ],
  sections: [
    { id: 'acute', heading: 'Acute Treatment', place: placeOn(3), authored: authored(12) },
    { id: 'prevention', heading: 'Prevention', place: placeOn(10), authored: authored(13) },
  ],
  recommendations,
  variables: [
    {
      id: 'gout-patients',
      role: 'population',
      title: 'Patients with gout',
      quote: { text: 'Patients with gout', place: placeOn(27, 'Patients with gout') },
      basis: 'guideline',
      coding: { system: 'https://www.nlm.nih.gov/mesh', code: 'D006073', display: 'Gout', source: 'a test' },
      authored: authored(70),
    },
    {
      id: 'colchicine',
      role: 'exposure',
      title: 'Colchicine',
      quote: { text: 'Colchicine', place: placeOn(6, 'Colchicine') },
      basis: 'stated',
      coding: {
        system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
        code: '2683',
        display: 'colchicine',
        source: 'a test',
      },
      authored: authored(71),
    },
    {
      id: 'ice',
      role: 'exposure',
      title: 'Ice packs',
      quote: { text: 'Ice packs', place: placeOn(7, 'Ice packs') },
      basis: 'stated',
      authored: authored(72),
    },
    {
      id: 'opioids',
      role: 'exposure',
      title: 'Opioids',
      quote: { text: 'opioids', place: placeOn(8, 'opioids') },
      basis: 'stated',
      authored: authored(73),
    },
    {
      id: 'low-dose',
      role: 'exposure',
      title: 'Lower starting dose',
      basis: 'editorial',
      rationale: 'The row names both in one word.',
      authored: authored(74),
    },
    {
      id: 'high-dose',
      role: 'comparator',
      title: 'Higher starting dose',
      basis: 'editorial',
      rationale: 'The row names both in one word.',
      authored: authored(75),
    },
    { id: 'attacks', role: 'outcome', title: 'Attacks', basis: 'editorial', authored: authored(76) },
    {
      id: 'alcohol-talk',
      role: 'exposure',
      title: 'Talk about alcohol',
      quote: { text: 'Talk about alcohol', place: placeOn(14, 'Talk about alcohol') },
      basis: 'stated',
      authored: authored(77),
    },
  ],
  tables: [
    {
      id: 'sites',
      title: 'Where it hurts',
      shape: 'outline',
      columns: [],
      entries: [
        entry(17, 'foot', 'Foot'),
        entry(18, 'big-toe', 'Big toe', { parent: 'foot' }),
        entry(19, 'knee', 'Knee'),
      ],
      place: placeOn(16),
      authored: authored(90),
    },
    {
      id: 'points',
      title: 'Points to consider',
      shape: 'columns',
      columns: [
        { id: 'for', label: 'For' },
        { id: 'against', label: 'Against' },
      ],
      entries: [
        entry(22, 'frequent-attacks', 'Frequent attacks', { column: 'for', basis: 'single-cut' }),
        entry(22, 'kidney-failure', 'Kidney failure', { column: 'against', basis: 'single-cut' }),
        entry(23, 'tophi', 'Tophi', {
          column: 'for',
          basis: 'judgement',
          rationale: 'The column is not printed.',
          needsReview: true,
        }),
      ],
      place: placeOn(20),
      authored: authored(91),
    },
    {
      id: 'side-effects',
      title: 'Side effects',
      shape: 'groups',
      columns: [],
      entries: [
        entry(25, 'gut', 'Gut', { heading: true }),
        entry(26, 'diarrhoea', 'Diarrhoea', { parent: 'gut' }),
      ],
      place: placeOn(24),
      authored: authored(92),
    },
  ],
  codeLists: [
    {
      id: 'gout',
      title: 'Gout',
      description: 'Codes for gout.',
      codes: [
        { ...gout, code: 'M10.9', display: 'Gout, unspecified', class: 'definite' },
        {
          ...gout,
          code: 'M1A.9XX0',
          display: 'Chronic gout, unspecified, without tophus (tophi)',
          class: 'possible',
        },
        { ...gout, code: 'M10', display: 'Gout', class: 'definite', legacy: true },
        { ...gout, code: 'M10.39', display: 'Gout due to renal impairment, multiple sites', class: 'never' },
        { ...gout, system: 'http://snomed.info/sct', code: '90560007', display: 'Gout', class: 'definite' },
      ],
      families: [{ system: gout.system, root: 'M10.3', rationale: 'The members differ by joint.' }],
      place: placeOn(27, 'gout'),
      authored: authored(80),
    },
  ],
  scaleMaps: [
    {
      id: 'strength-to-public',
      title: 'Strength to the public scale',
      scale: 'strength',
      target: {
        system: 'http://terminology.hl7.org/CodeSystem/recommendation-strength',
        valueSet: 'http://hl7.org/fhir/ValueSet/recommendation-strength',
      },
      elements: [
        { code: 'strong', target: 'strong', equivalence: 'inexact', comment: 'An opinion.' },
        { code: 'conditional', equivalence: 'unmatched', comment: 'Not the same as weak.' },
      ],
      rationale: 'For readers who know the public scale.',
      authored: authored(95),
    },
  ],
  glossary: [],
  useContexts: [
    {
      type: 'focus',
      text: 'Gout',
      coding: { system: 'https://www.nlm.nih.gov/mesh', code: 'D006073', display: 'Gout', source: 'a test' },
      place: placeOn(27, 'gout'),
    },
    { type: 'user', text: 'physician', place: placeOn(27, 'Patients') },
    { type: 'topic', text: 'Treatment', place: placeOn(3, 'Treatment') },
  ],
  metadata: [],
  population: { variable: 'gout-patients', codeList: 'gout' },
  criteria: [
    {
      id: 'gout',
      title: 'Gout on record',
      criterion: conditionIn('gout', 'ruled-out'),
      source: { text: 'Patients with gout', place: placeOn(27, 'Patients with gout') },
      basis: 'editorial',
      rationale: 'The source names no criterion of its own.',
      contraindication: false,
      thresholds: [],
      authored: authored(96),
    },
  ],
  eligibility: [
    {
      id: 'gout-recorded',
      title: 'Is gout recorded?',
      description: 'Looks for gout in the record.',
      hooks: ['patient-view'],
      cards: [
        card('met', 'Gout is recorded', 'The record shows gout.'),
        card('unknown', 'It is not known whether there is gout', 'Ask.'),
      ],
      places: [placeOn(27, 'Patients with gout')],
      rationale: 'A thin slice.',
      authored: authored(97),
    },
  ],
  activities: [],
  questionnaires: [],
  choices: [],
  ledger: [],
};
