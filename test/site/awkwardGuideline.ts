import type { FhirResource } from 'fhir/r4.js';
import { type Artifact, Catalog } from '../../src/artifact.ts';
import type { Place } from '../../src/diagnostic.ts';
import type { Card } from '../../src/knowledge/eligibility.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import type { Recommendation } from '../../src/knowledge/recommendation.ts';
import { awkwardCriteria } from './awkwardCriteria.ts';

const file = 'input/awkward/source.txt';
const authored: Place = { file: 'input/awkward/recommendations.yaml', line: 3 };

/** Text that breaks a page which does not escape: markup, quotes, an ampersand, an entity, a template tag. */
export const awkward = `Use <b>"A" & 'B'</b> if x < 3 && y > 4 &amp; {{root}} </td></html>`;

const lines = [
  'Awkward & <Guideline>',
  '',
  'Section "One"',
  '',
  'Recommendation Grade Certainty',
  `${awkward} 1 Strong`,
  'Nothing is known 2 Weak',
  '',
  'Table <one>',
  'Left Right',
  'one two',
  'three',
  'Label',
  'Value & more',
];

const claims = [
  ['title', 'title'],
  ['blank', ''],
  ['section-heading', 'one'],
  ['blank', ''],
  ['header', 'one'],
  ['row', 'alpha'],
  ['row', 'beta'],
  ['blank', ''],
  ['table-title', 'table-one'],
  ['table-header', 'table-one'],
  ['table-entry', 'table-one'],
  ['table-entry', 'table-one'],
  ['label', 'label'],
  ['value', 'label'],
].map(([kind, subject]) => ({ kind, subject }));

const at = (line: number): Place => ({
  file,
  line,
  column: 1,
  length: lines[line - 1]?.length ?? 0,
  quote: lines[line - 1] ?? '',
});

function recommendation(
  id: string,
  line: number,
  statement: string,
  grade: '1' | '2',
  rest: Partial<Recommendation>,
): Recommendation {
  return {
    id,
    row: {
      section: 'one',
      statement,
      ratings: [
        { scale: 'grade', code: grade, printed: grade },
        {
          scale: 'certainty',
          code: grade === '1' ? 'strong' : 'weak',
          printed: grade === '1' ? 'Strong' : 'weak',
        },
      ],
      place: at(line),
      offset: 0,
      length: lines[line - 1]?.length ?? 0,
      hash: '0123456789abcdef',
    },
    kind: 'intervention-recommended',
    direction: 'for',
    title: statement,
    population: { variable: 'people', basis: 'guideline' },
    exposure: ['thing'],
    comparator: [],
    outcome: [],
    rationale: `Because ${awkward}`,
    notes: [],
    seeAlso: [],
    authored,
    ...rest,
  };
}

function awkwardCard(id: string, more: Pick<Card, 'when'> & Partial<Card>): Card {
  return {
    id,
    title: `Card ${id} & <b>`,
    description: awkward,
    places: [at(12)],
    basis: 'editorial',
    rationale: `Said because ${awkward}`,
    cards: [],
    authored,
    ...more,
  };
}

/** A small guideline whose words are hostile to markup and which has one of everything. */
export const awkwardGuideline: Guideline = {
  id: 'awkward',
  identity: {
    canonical: 'http://example.org/fhir/awkward',
    packageId: 'org.example.awkward',
    version: '1.0.0',
    name: 'Awkward',
    title: 'Awkward & <Guideline>',
    description: awkward,
    status: 'draft',
    experimental: true,
    date: '2026-01-02',
    publisher: 'A & B',
    contact: [{ name: 'A "B"', url: 'https://example.org/?a=1&b=2' }],
    license: 'Apache-2.0',
    copyright: '© A & B',
    citation: { text: 'A & B. <Title>', url: 'https://example.org/?a=1&b=2' },
    author: 'A & B',
    disclaimers: [{ text: 'Not <a> standard', place: at(14) }],
    idPrefix: 'x-',
    authored: { file: 'input/awkward/guideline.yaml', line: 1 },
  },
  source: {
    file,
    title: 'Awkward <source>',
    url: 'https://example.org/source',
    format: 'text',
    contentType: 'text/plain',
    sha256: 'a'.repeat(64),
    sha1: 'AAAA',
    bytes: 300,
    characters: 300,
    locked: true,
    lines,
    spans: lines.map((line, index) => ({
      offset: lines.slice(0, index).join('\n').length + (index === 0 ? 0 : 1),
      length: line.length,
    })),
  },
  scales: [
    {
      id: 'grade',
      column: 'grade',
      label: 'Grade',
      title: 'Grade <scale>',
      description: 'Digits & more',
      role: 'strength',
      values: [
        { code: '1', display: 'Grade 1', printed: ['1'], definition: 'Do < it' },
        { code: '2', display: 'Grade 2', printed: ['2'] },
      ],
      place: at(5),
      authored,
    },
    {
      id: 'certainty',
      column: 'certainty',
      label: 'Certainty',
      title: 'Certainty',
      description: 'Words',
      role: 'certainty',
      values: [
        { code: 'strong', display: 'Strong', printed: ['Strong'] },
        { code: 'weak', display: 'Weak', printed: ['Weak', 'weak'] },
      ],
      place: at(5),
      authored,
    },
  ],
  sections: [{ id: 'one', heading: 'Section "One"', place: at(3), authored }],
  recommendations: [
    recommendation('alpha', 6, awkward, '1', {
      qualifier: awkward,
      question: awkward,
      activity: { kind: 'ServiceRequest', code: 'thing', doNotPerform: false },
      notes: [{ text: awkward }, { text: `Read as ${awkward}`, basis: 'editorial' }],
      seeAlso: ['beta'],
      reviewer: 'R & S',
    }),
    recommendation('beta', 7, 'Nothing is known', '2', {
      kind: 'insufficient-evidence',
      direction: 'none',
      population: { variable: 'people', basis: 'editorial' },
      exposure: [],
    }),
  ],
  variables: [
    {
      id: 'people',
      role: 'population',
      title: 'People <any>',
      quote: { text: 'Value & more', place: at(14) },
      basis: 'guideline',
      authored,
    },
    {
      id: 'thing',
      role: 'exposure',
      title: 'Thing',
      basis: 'editorial',
      coding: { system: 'http://snomed.info/sct', code: '1', display: 'Thing & co', source: 'somewhere' },
      rationale: awkward,
      authored,
    },
  ],
  tables: [
    {
      id: 'table-one',
      title: 'Table <one>',
      shape: 'columns',
      columns: [
        { id: 'left', label: 'Left' },
        { id: 'right', label: 'Right & wrong' },
      ],
      entries: [
        {
          code: 'one',
          text: 'one',
          place: at(11),
          offset: 0,
          length: 3,
          column: 'left',
          basis: 'single-cut',
        },
        {
          code: 'two',
          text: 'two',
          place: at(11),
          offset: 4,
          length: 3,
          column: 'right',
          basis: 'single-cut',
          parent: 'one',
        },
        {
          code: 'three',
          text: 'three',
          place: at(12),
          offset: 0,
          length: 5,
          column: 'right',
          basis: 'judgement',
          rationale: awkward,
          needsReview: true,
        },
      ],
      place: at(9),
      authored,
    },
  ],
  codeLists: [
    {
      id: 'list-one',
      title: 'List & <one>',
      description: awkward,
      codes: [
        {
          system: 'http://snomed.info/sct',
          code: '12',
          display: 'A < B',
          source: 'S & T',
          class: 'possible',
          reason: 'unsure',
          legacy: true,
          note: 'n',
          authored,
        },
        {
          system: 'http://snomed.info/sct',
          code: '13',
          display: 'C',
          source: 'S',
          class: 'never',
          legacy: false,
          site: true,
          override: { was: 'definite', authored },
          authored,
        },
      ],
      families: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', root: 'M54.5', rationale: 'all & sundry' }],
      slot: { file: 'adopter/<one>.csv', filled: true },
      notes: [`Not covered: ${awkward}`],
      place: at(6),
      authored,
    },
    {
      id: 'list-two',
      title: 'List two',
      description: 'Empty & waiting',
      codes: [],
      families: [],
      slot: { file: 'adopter/two.csv', filled: false },
      context: true,
      place: at(6),
      authored,
    },
  ],
  scaleMaps: [
    {
      id: 'map-one',
      title: 'Map <one>',
      scale: 'grade',
      target: { system: 'http://example.org/target', valueSet: 'http://example.org/vs' },
      elements: [
        { code: '1', target: 'strong', equivalence: 'wider', comment: 'c & d' },
        { code: '2', equivalence: 'unmatched', comment: 'none' },
      ],
      rationale: awkward,
      authored,
    },
  ],
  glossary: [
    { term: 'A&B', expansion: 'Alpha <and> Beta', origin: 'source', line: 6 },
    { term: 'C', expansion: 'Gamma', origin: 'editor' },
  ],
  useContexts: [{ type: 'focus', text: 'Value & more', place: at(14), note: 'n < m' }],
  metadata: [{ label: 'Label', values: [{ text: 'Value & more', place: at(14) }], place: at(13) }],
  population: { variable: 'people', codeList: 'list-one' },
  ...awkwardCriteria(awkward, at(11), authored),
  eligibility: [
    {
      id: 'plan-one',
      title: 'Plan <one>',
      description: awkward,
      hooks: ['order-sign', 'order-select'],
      cards: [
        awkwardCard('first', {
          priority: 'urgent',
          when: [{ criterion: 'criterion-two', rail: 'met' }],
          cards: [
            awkwardCard('below', {
              when: [
                { criterion: 'criterion-one', rail: 'unknown' },
                { criterion: 'criterion-two', rail: 'not-ruled-out' },
              ],
              proposes: { activity: 'form' },
              basis: 'stated',
            }),
          ],
        }),
        awkwardCard('second', {
          when: [{ criterion: 'criterion-one', rail: 'not-met' }],
          proposes: { row: 'alpha' },
        }),
      ],
      places: [at(11), at(12)],
      rationale: awkward,
      authored,
    },
  ],
  activities: [
    {
      id: 'form',
      kind: 'Task',
      code: 'thing',
      title: 'Fill in <the> form',
      description: awkward,
      questionnaire: 'form-one',
      doNotPerform: false,
      places: [at(11)],
      basis: 'editorial',
      rationale: awkward,
      authored,
    },
  ],
  questionnaires: [
    {
      id: 'form-one',
      title: 'Form & <one>',
      description: awkward,
      groups: [
        {
          id: 'group',
          title: 'Group <one>',
          questions: [
            {
              id: 'criterion-one',
              text: `Is it so? ${awkward}`,
              source: { text: 'one', place: at(11) },
              informational: false,
            },
            {
              id: 'told',
              text: `Told? ${awkward}`,
              source: { text: 'three', place: at(12) },
              informational: true,
              rationale: awkward,
            },
          ],
        },
      ],
      rationale: awkward,
      authored,
    },
  ],
  choices: [
    {
      what: 'kind',
      subject: 'alpha',
      decision: awkward,
      rationale: awkward,
      reviewer: 'R & S',
      source: at(6),
      authored,
    },
    { what: 'kind', subject: 'beta', decision: 'd', rationale: 'r', source: at(7), authored },
    { what: 'split', subject: 'table-one/three', decision: 'd', rationale: 'r', source: at(12), authored },
    { what: 'odd sort', subject: 'nobody knows', decision: 'd', rationale: 'r', authored },
    { what: 'threshold', subject: 'criterion-one', decision: 'd', rationale: 'r', reviewer: 'R', authored },
    { what: 'plan', subject: 'plan-one', decision: 'd', rationale: 'r', source: at(11), authored },
    { what: 'card', subject: 'plan-one below', decision: awkward, rationale: 'r', authored },
    { what: 'activity', subject: 'form', decision: 'd', rationale: 'r', authored },
    { what: 'questionnaire', subject: 'form-one', decision: 'd', rationale: 'r', authored },
    { what: 'question', subject: 'told', decision: awkward, rationale: 'r', authored },
  ],
  ledger: lines.map((text, index) => ({
    line: index + 1,
    printed: text,
    ...claims[index],
  })) as Guideline['ledger'],
};

const made = (resource: object, ...sources: Place[]): Artifact => ({
  resource: { version: '1.0.0', ...resource } as FhirResource,
  sources,
  authored,
});
const url = (type: string, id: string) => `http://example.org/fhir/awkward/${type}/x-${id}`;

function conditionOf(expression: string, description: string) {
  return { kind: 'applicability', expression: { language: 'text/fhirpath', expression, description } };
}

/** What the guideline became, as far as pages and bundles look at it. */
export const awkwardCatalog = new Catalog([
  made({ resourceType: 'CodeSystem', id: 'x-table-one', url: url('CodeSystem', 'table-one') }, at(9)),
  made({
    resourceType: 'ValueSet',
    id: 'x-list-one',
    url: url('ValueSet', 'list-one'),
    title: 'List & <one>',
    compose: { include: [{ system: 'http://snomed.info/sct', concept: [{ code: '12' }] }] },
  }),
  made({ resourceType: 'ConceptMap', id: 'x-map-one', url: url('ConceptMap', 'map-one') }, at(5)),
  made({ resourceType: 'DocumentReference', id: 'x-source', version: undefined }, at(1)),
  made(
    {
      resourceType: 'EvidenceVariable',
      id: 'x-thing',
      url: url('EvidenceVariable', 'thing'),
      title: 'Thing',
    },
    ...lines.map((_, index) => at(index + 1)),
  ),
  made({ resourceType: 'Evidence', id: 'x-alpha', url: url('Evidence', 'alpha'), title: awkward }, at(6)),
  made({ resourceType: 'ActivityDefinition', id: 'x-alpha', url: url('ActivityDefinition', 'alpha') }, at(6)),
  made(
    {
      resourceType: 'PlanDefinition',
      id: 'x-alpha',
      url: url('PlanDefinition', 'alpha'),
      title: awkward,
      action: [
        {
          title: awkward,
          condition: [
            {
              kind: 'applicability',
              expression: {
                language: 'text/fhirpath',
                expression: `%a < 3 & '"'`,
                description: awkward,
                extension: [
                  {
                    url: 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression',
                    valueExpression: { language: 'text/cql-identifier', expression: 'A < B' },
                  },
                ],
              },
            },
          ],
        },
      ],
    },
    at(6),
  ),
  made(
    {
      resourceType: 'PlanDefinition',
      id: 'x-plan-one',
      url: url('PlanDefinition', 'plan-one'),
      action: [
        {
          title: 'Card first & <b>',
          condition: [conditionOf('%first.exists()', 'When it is first')],
          action: [
            { title: 'Card below & <b>', condition: [conditionOf('%below.exists()', 'When it is below')] },
          ],
        },
      ],
    },
    at(11),
  ),
  made({ resourceType: 'ActivityDefinition', id: 'x-form', url: url('ActivityDefinition', 'form') }, at(11)),
  made({ resourceType: 'Questionnaire', id: 'x-form-one', url: url('Questionnaire', 'form-one') }, at(11)),
]);

/** A logic library with the defines of one criterion. */
export const awkwardLogic = made({
  resourceType: 'Library',
  id: 'x-Logic',
  url: url('Library', 'Logic'),
  content: [
    {
      contentType: 'text/cql',
      data: Buffer.from(
        'library Logic\n\ndefine "Criterion & <one>: met":\n  "A < B"\n    or "C"\n\n// n\ndefine "Criterion & <one>: ruled out":\n  "D"\n',
      ).toString('base64'),
    },
  ],
});
