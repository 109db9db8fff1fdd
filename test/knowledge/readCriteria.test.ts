import { describe, expect, it, test } from 'vitest';
import type { Criterion } from '../../src/logic/criterion.ts';
import { brief } from '../input/sourceOf.ts';
import { criteriaOf, named, question } from './support/criteriaOf.ts';

const months = (count: number) => ({ count, unit: 'month' as const });
const evidence = { kind: 'evidence', recorded: [], possible: [], absence: 'unknown' } as const;
const condition = (codes: string) => ({ kind: 'record', type: 'Condition', codes }) as const;

/** Reads one criterion `x`, with others beside it. */
async function read(body: string, ...others: string[]) {
  const { value, diagnostics } = await criteriaOf(`criteria:\n${named('x', body)}${others.join('')}`);
  return { criterion: value?.criteria[0]?.criterion, one: value?.criteria[0], diagnostics };
}

describe('a predicate', () => {
  const table: readonly [string, Criterion & { kind: 'evidence' }][] = [
    ['{ condition: gout }', { ...evidence, recorded: [condition('gout')] }],
    [
      '{ condition: gout, within: 3 months, rationale: Why. }',
      { ...evidence, recorded: [{ ...condition('gout'), when: { kind: 'within', span: months(3) } }] },
    ],
    [
      '{ condition: gout, begun: 1 year ago or earlier, rationale: Why. }',
      {
        ...evidence,
        recorded: [{ ...condition('gout'), when: { kind: 'earlier', span: { count: 1, unit: 'year' } } }],
      },
    ],
    [
      '{ condition: gout, acute: 90 days, rationale: Why. }',
      {
        ...evidence,
        recorded: [{ ...condition('gout'), when: { kind: 'acute', span: { count: 90, unit: 'day' } } }],
      },
    ],
    ...(
      [
        ['medicationRequest', 'MedicationRequest'],
        ['medicationStatement', 'MedicationStatement'],
        ['procedure', 'Procedure'],
        ['allergy', 'AllergyIntolerance'],
        ['serviceRequest', 'ServiceRequest'],
        ['device', 'Device'],
        ['draftOrder', 'DraftOrder'],
      ] as const
    ).map(
      ([key, type]) =>
        [
          `{ ${key}: gout }`,
          { ...evidence, recorded: [{ kind: 'record' as const, type, codes: 'gout' }] },
        ] as [string, Criterion & { kind: 'evidence' }],
    ),
    [
      '{ procedure: gout, unless: fractures }',
      { ...evidence, recorded: [{ kind: 'lasting', codes: 'gout', unless: 'fractures' }] },
    ],
    [
      '{ draftOrder: gout, route: fractures }',
      { ...evidence, recorded: [{ kind: 'record', type: 'DraftOrder', codes: 'gout', route: 'fractures' }] },
    ],
    [
      '{ draftOrder: any, route: fractures }',
      { ...evidence, recorded: [{ kind: 'record', type: 'DraftOrder', route: 'fractures' }] },
    ],
    [
      '{ medicationRequest: gout, route: fractures, within: 3 months, rationale: Why. }',
      {
        ...evidence,
        recorded: [
          {
            kind: 'record',
            type: 'MedicationRequest',
            codes: 'gout',
            route: 'fractures',
            when: { kind: 'within', span: months(3) },
          },
        ],
      },
    ],
    [
      '{ condition: gout, since: { procedure: fractures, otherwise: 90 days }, rationale: Why. }',
      {
        ...evidence,
        recorded: [
          {
            kind: 'since',
            codes: 'gout',
            procedure: 'fractures',
            otherwise: { count: 90, unit: 'day' },
          },
        ],
      },
    ],
    ['{ coverage: active }', { ...evidence, recorded: [{ kind: 'record', type: 'Coverage' }] }],
    [
      '{ observation: scores, code: 44261-6, within: 3 months, unit: "{score}", band: { from: 20 }, rationale: Why. }',
      {
        ...evidence,
        recorded: [
          {
            kind: 'score',
            codes: 'scores',
            only: [{ system: 'http://loinc.org', code: '44261-6' }],
            within: months(3),
            unit: '{score}',
            band: { from: 20 },
          },
        ],
      },
    ],
    [
      '{ observation: one-score, within: 6 months, unit: "%", band: { from: 41, below: 61 }, basis: stated }',
      {
        ...evidence,
        recorded: [
          { kind: 'score', codes: 'one-score', within: months(6), unit: '%', band: { from: 41, below: 61 } },
        ],
      },
    ],
    [
      '{ sites: fractures, count: 2, at: [{ name: T1, roots: [S22.01] }, { name: T2, roots: [S22.02] }, { name: lumbar, codes: ["426646004"] }], rationale: Why. }',
      {
        ...evidence,
        recorded: [
          {
            kind: 'sites',
            codes: 'fractures',
            count: 2,
            sites: [
              { name: 'T1', roots: ['S22.01'], codes: [] },
              { name: 'T2', roots: ['S22.02'], codes: [] },
              { name: 'lumbar', roots: [], codes: [{ system: 'http://snomed.info/sct', code: '426646004' }] },
            ],
          },
        ],
      },
    ],
    [
      '{ age: { from: 12 }, rationale: Why. }',
      { ...evidence, recorded: [{ kind: 'age', band: { from: 12 } }] },
    ],
    ['{ sex: female }', { ...evidence, recorded: [{ kind: 'sex', gender: 'female' }] }],
    ['{ deceased: true }', { ...evidence, recorded: [{ kind: 'deceased' }] }],
  ];
  it.each(['age: { from: 12 }, rationale: Why.', 'sex: female', 'deceased: true'])(
    'of the Patient can rule out by its absence: %s',
    async (fact) => {
      const { diagnostics } = await read(
        `recorded: [{ ${fact} }]\nabsence: ruled-out\nquestion: { text: T, validFor: 12 months, rationale: W }`,
      );
      expect(diagnostics).toEqual([]);
    },
  );
  test.each(table)('%s', async (fact, expected) => {
    const { criterion, diagnostics } = await read(`recorded: [${fact}]`);
    expect(diagnostics).toEqual([]);
    expect(criterion).toEqual(expected);
  });
});

describe('a criterion', () => {
  it('keeps the words it interprets, its question and every number it holds to', async () => {
    const { one, diagnostics } = await read(
      `contraindication: true\nrecorded: [{ condition: gout, acute: 90 days, rationale: Acute states. }]\npossible: [{ condition: maybe }]\nquestion:\n  { text: "Gout?", validFor: 14 days, outdatedWithin: 14 days, polarity: inverted, rationale: It changes. }`,
    );
    expect(diagnostics).toEqual([]);
    expect(one).toMatchObject({
      id: 'x',
      source: { text: 'Gout', place: { file: 'source', line: 1, column: 1, length: 4, quote: 'Gout' } },
      basis: 'editorial',
      contraindication: true,
      question: { text: 'Gout?', inverted: true, rationale: 'It changes.' },
      criterion: {
        question: {
          id: 'x',
          validFor: { count: 14, unit: 'day' },
          outdatedWithin: { count: 14, unit: 'day' },
        },
      },
    });
    expect(one?.thresholds.map(({ kind, decision, rationale }) => [kind, decision, rationale])).toEqual([
      ['validity', 'Answer to “Gout?”: lasts 14 days', 'It changes.'],
      [
        'validity',
        'Answer to “Gout?”: outdated by evidence recorded or begun in the last 14 days',
        'It changes.',
      ],
      [
        'window',
        'List gout: without a clinical status only records of the last 90 days show it',
        'Acute states.',
      ],
    ]);
  });

  it('may be answered and nothing else', async () => {
    const { criterion, diagnostics } = await read(question);
    expect(diagnostics).toEqual([]);
    expect(criterion).toEqual({ ...evidence, question: { id: 'x', validFor: months(12) } });
  });

  it('is put together of parts in place and of others by name', async () => {
    const { criterion, diagnostics } = await read(
      'all:\n  - any: [y, { recorded: gout }]\n  - not: y\n  - atLeast: { count: 1, of: [y, { answered: row-asked }] }',
      named('y', question),
    );
    const y = { kind: 'named', id: 'y' };
    const asked = { ...evidence, question: { id: 'row-asked', validFor: months(12) } };
    expect(diagnostics).toEqual([]);
    expect(criterion).toEqual({
      kind: 'all',
      of: [
        { kind: 'any', of: [y, { ...evidence, recorded: [condition('gout')] }] },
        { kind: 'not', of: y },
        { kind: 'atLeast', count: 1, of: [y, asked] },
      ],
    });
  });

  it('is shown by another criterion, and reads doubtful records as evidence', async () => {
    const { criterion, diagnostics } = await read(
      `recorded: [{ criterion: y }, { condition: maybe }]\nreading: counted\n${question}`,
      named('y', question),
    );
    expect(diagnostics).toEqual([]);
    expect(criterion).toEqual({
      ...evidence,
      recorded: [{ kind: 'criterion', id: 'y' }, condition('maybe')],
      reading: 'counted',
      question: { id: 'x', validFor: months(12) },
    });
  });

  it('takes the validity of a question that stands elsewhere from there', async () => {
    const { criterion } = await read(
      'answered: y',
      named('y', 'question: { text: Now?, validFor: 14 days, rationale: Why. }'),
    );
    expect(criterion).toMatchObject({ question: { id: 'y', validFor: { count: 14, unit: 'day' } } });
  });

  it('names a band of a number that is cut into bands', async () => {
    const { value, diagnostics } = await criteriaOf(
      `criteria:\n${named('x', 'recorded: [{ observation: one-score, within: 3 months, unit: "1", band: b/high, rationale: Why. }]')}bands:\n  - { id: b, title: B, unit: "1", range: { from: 0 }, bands: [{ id: low, title: L, from: 0, below: 5 }, { id: high, title: H, from: 5 }], basis: editorial, rationale: Why. }\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(value?.criteria[0]?.criterion).toMatchObject({ recorded: [{ band: { from: 5 } }] });
    expect(value?.bands[0]).toMatchObject({ id: 'b', authored: { line: 10 } });
  });
});

const score = 'within: 3 months, unit: "1", band: { from: 1 }, rationale: W';
const at = 'at: [{ name: T1, roots: [S22.01] }, { name: T2, roots: [S22.02] }], rationale: W';
const faulty: readonly [string, string, string[]][] = [
  ['an unknown value set', 'recorded: [{ condition: gaut }]', ['8:29 error code-list-unknown']],
  ['a list that is context', 'recorded: [{ condition: background }]', ['8:29 error code-list-context']],
  ['a list without a class', 'recorded: [{ condition: unread }]', ['8:29 error code-list-unclassed']],
  ['a list without a code', 'recorded: [{ condition: nothing }]', ['8:29 error code-list-empty']],
  [
    'evidence that no code shows',
    'recorded: [{ condition: maybe }]',
    ['8:16 warning recorded-never-definite'],
  ],
  ['an unknown criterion', 'any: [y]', ['8:11 error criterion-unknown']],
  ['an unknown criterion inside', 'any: [{ recorded: gout }, { not: y }]', ['8:38 error criterion-unknown']],
  ['an unknown value set, named alone', 'any: [{ recorded: gaut }]', ['8:23 error code-list-unknown']],
  ['a list that is context, named alone', 'recorded: background', ['8:15 error code-list-context']],
  [
    'two forms side by side, inside',
    'any: [{ any: [{ recorded: gout }], not: { recorded: gout } }]',
    ['8:11 error criterion-form'],
  ],
  ['a number for a criterion', 'any: [7]', ['8:11 error yaml-schema']],
  ['an unknown criterion as evidence', 'recorded: [{ criterion: y }]', ['8:29 error criterion-unknown']],
  ['a criterion that shows itself', 'recorded: [{ criterion: x }]', ['2:5 error criterion-cycle']],
  [
    'a criterion that is a reason to ask',
    `possible: [{ criterion: x }]\n${question}`,
    ['8:16 error criterion-not-possible'],
  ],
  [
    'a criterion that is narrowed',
    'any: [{ recorded: [{ criterion: y, within: 3 days }] }]',
    ['8:37 error criterion-unknown', '8:48 error fact-key'],
  ],
  [
    'absence of another criterion',
    `any: [{ recorded: [{ criterion: y }], absence: ruled-out }]`,
    ['8:37 error criterion-unknown', '8:11 error question-missing', '8:52 error absence-without-list'],
  ],
  [
    'an answer that only another criterion could outdate',
    'recorded: [{ criterion: y }]\nquestion: { text: T, validFor: 1 year, outdatedWithin: 1 day, rationale: W }',
    ['8:29 error criterion-unknown', '9:60 error outdated-without-evidence'],
  ],
  [
    'no record to be read as counted',
    `possible: [{ condition: gout }]\nreading: counted\n${question}`,
    ['9:14 error reading-without-evidence'],
  ],
  [
    'a procedure that undoes itself',
    'recorded: [{ procedure: gout, unless: gout }]',
    ['8:43 error unless-itself'],
  ],
  [
    'a procedure that is not undone by an unknown one',
    'recorded: [{ procedure: gout, unless: gaut }]',
    ['8:43 error code-list-unknown'],
  ],
  [
    'a procedure that is not undone, of a time',
    'recorded: [{ procedure: gout, unless: fractures, within: 3 days, rationale: W }]',
    ['8:62 error unless-window'],
  ],
  [
    'a condition that is not undone',
    'recorded: [{ condition: gout, unless: fractures }]',
    ['8:43 error fact-key'],
  ],
  [
    'a route of an unknown list',
    'recorded: [{ draftOrder: any, route: gaut }]',
    ['8:42 error code-list-unknown'],
  ],
  [
    'a route that no code shows',
    'recorded: [{ draftOrder: any, route: maybe }]',
    ['8:16 warning recorded-never-definite'],
  ],
  ['any order whatever', 'recorded: [{ draftOrder: any }]', ['8:30 error route-missing']],
  [
    'a route of what has none',
    'recorded: [{ serviceRequest: gout, route: fractures }]',
    ['8:47 error fact-key'],
  ],
  [
    'any prescription',
    'recorded: [{ medicationRequest: any, route: gout }]',
    ['8:37 error code-list-unknown'],
  ],
  [
    'a beginning since an unknown procedure',
    'recorded: [{ condition: gout, since: { procedure: gaut, otherwise: 90 days }, rationale: W }]',
    ['8:55 error code-list-unknown'],
  ],
  [
    'a beginning since a procedure, without a unit',
    'recorded: [{ condition: gout, since: { procedure: gout, otherwise: 90 }, rationale: W }]',
    ['8:72 error span-without-unit'],
  ],
  [
    'a beginning since a procedure, and what else',
    'recorded: [{ condition: gout, since: { procedure: gout }, rationale: W }]',
    ['8:42 error yaml-schema'],
  ],
  [
    'a beginning since a procedure, in two ways',
    'recorded: [{ condition: gout, since: { procedure: gout, otherwise: 9 days }, within: 3 days, rationale: W }]',
    ['8:90 error window-twice'],
  ],
  [
    'a beginning since a procedure, without a reason',
    'recorded: [{ condition: gout, since: { procedure: gout, otherwise: 9 days } }]',
    ['8:16 error rationale-missing'],
  ],
  [
    'an order since a procedure',
    'recorded: [{ serviceRequest: gout, since: { procedure: gout, otherwise: 9 days }, rationale: W }]',
    ['8:47 error fact-key'],
  ],
  ['a cycle of one', 'any: [x]', ['2:5 error criterion-cycle']],
  ['two forms side by side', 'any: [x]\nall: [x]', ['2:5 error criterion-form']],
  ['evidence beside a form', 'recorded: gout\nany: [{ recorded: gout }]', ['2:5 error criterion-form']],
  [
    'a window without a unit',
    'recorded: [{ condition: gout, within: 3, rationale: W }]',
    ['8:43 error span-without-unit'],
  ],
  [
    'a window of no unit we know',
    'recorded: [{ condition: gout, within: 3 moons, rationale: W }]',
    ['8:43 error span-form'],
  ],
  [
    'a window of weeks',
    'recorded: [{ condition: gout, within: 3 weeks, rationale: W }]',
    ['8:43 error span-form'],
  ],
  [
    'a window of nothing',
    'recorded: [{ condition: gout, within: 0 days, rationale: W }]',
    ['8:43 error span-form'],
  ],
  [
    'a beginning without its side',
    'recorded: [{ condition: gout, begun: 3 months, rationale: W }]',
    ['8:42 error span-form'],
  ],
  [
    'a beginning without a unit',
    'recorded: [{ condition: gout, begun: 3 ago or earlier, rationale: W }]',
    ['8:42 error span-without-unit'],
  ],
  [
    'two windows',
    'recorded: [{ condition: gout, within: 3 days, acute: 2 days, rationale: W }]',
    ['8:16 error window-twice'],
  ],
  [
    'a window on what has no date',
    'recorded: [{ allergy: gout, within: 3 days, rationale: W }]',
    ['8:41 error fact-key'],
  ],
  [
    'acute on what is no condition',
    'recorded: [{ procedure: gout, acute: 3 days, rationale: W }]',
    ['8:42 error fact-key'],
  ],
  ['two things at once', 'recorded: [{ condition: gout, procedure: gout }]', ['8:16 error fact-form']],
  ['nothing looked for', 'recorded: [{ rationale: W }]', ['8:16 error fact-form']],
  [
    'an editor’s number without a reason',
    'recorded: [{ condition: gout, within: 3 days }]',
    ['8:16 error rationale-missing'],
  ],
  [
    'a score without a unit',
    'recorded: [{ observation: one-score, within: 3 days, band: { from: 1 }, rationale: W }]',
    ['8:16 error unit-missing'],
  ],
  [
    'a score of a unit that is none',
    'recorded: [{ observation: one-score, unit: points, within: 3 days, band: { from: 1 }, rationale: W }]',
    ['8:48 error unit-form'],
  ],
  [
    'a score without a window',
    'recorded: [{ observation: one-score, unit: "1", band: { from: 1 }, rationale: W }]',
    ['8:16 error window-missing'],
  ],
  [
    'a score without a band',
    'recorded: [{ observation: one-score, unit: "1", within: 3 days, rationale: W }]',
    ['8:16 error band-missing'],
  ],
  [
    'a score of several codes',
    `recorded: [{ observation: scores, ${score} }]`,
    ['8:16 error score-code-missing'],
  ],
  [
    'a score of a code that is not listed',
    `recorded: [{ observation: scores, code: 1-8, ${score} }]`,
    ['8:45 error code-not-listed'],
  ],
  ['an empty band', 'recorded: [{ age: { from: 12, below: 12 }, rationale: W }]', ['8:23 error band-empty']],
  [
    'a band of no set',
    `recorded: [{ observation: one-score, ${score.replace('{ from: 1 }', 'b/high')} }]`,
    ['8:77 error band-unknown'],
  ],
  ['sites without their number', `recorded: [{ sites: fractures, ${at} }]`, ['8:16 error count-missing']],
  [
    'more sites than there are',
    `recorded: [{ sites: fractures, count: 3, ${at} }]`,
    ['8:43 error count-out-of-range'],
  ],
  ['one site', `recorded: [{ sites: fractures, count: 1, ${at} }]`, ['8:43 error count-out-of-range']],
  [
    'a site that only an unspecific code shows',
    'recorded: [{ sites: fractures, count: 2, at: [{ name: T, roots: [S22.00] }, { name: T2, roots: [S22.02] }], rationale: W }]',
    ['8:51 error site-without-code'],
  ],
  [
    'a code of two sites',
    'recorded: [{ sites: fractures, count: 2, at: [{ name: T, roots: [S22.0] }, { name: T2, roots: [S22.02] }], rationale: W }]',
    ['8:80 error site-overlap'],
  ],
  ['too few parts', 'atLeast: { count: 2, of: [{ recorded: gout }] }', ['8:23 error count-out-of-range']],
  ['nothing to settle it', 'absence: unknown', ['2:5 error question-missing']],
  ['a criterion of no body', '', ['2:5 error question-missing']],
  [
    'possible evidence and nothing to ask',
    'possible: [{ condition: maybe }]',
    ['2:5 error question-missing'],
  ],
  [
    'evidence for both rails and nothing to ask',
    'recorded: gout\nabsence: ruled-out',
    ['2:5 error question-missing'],
  ],
  ['a question that nobody asks', 'answered: row-silent', ['8:15 error question-unknown']],
  ['an answer to itself, which asks nothing', 'answered: x', ['8:15 error question-unknown']],
  [
    'a question on what is put together',
    `any: [{ recorded: gout }]\n${question}`,
    ['9:15 error question-misplaced'],
  ],
  [
    'an answer that nothing could outdate',
    'question: { text: T, validFor: 1 year, outdatedWithin: 1 day, rationale: W }',
    ['8:60 error outdated-without-evidence'],
  ],
  [
    'a question that lasts without a unit',
    'question: { text: T, validFor: 12, rationale: W }',
    ['8:36 error span-without-unit'],
  ],
  [
    'absence on a contraindication',
    `contraindication: true\nrecorded: gout\nabsence: ruled-out\n${question}`,
    ['10:14 error absence-on-contraindication'],
  ],
  [
    'absence of an order in the making',
    `recorded: [{ draftOrder: gout }]\nabsence: ruled-out\n${question}`,
    ['9:14 error absence-without-list'],
  ],
  ['absence of nothing', `absence: ruled-out\n${question}`, ['8:14 error absence-without-list']],
  ['an unknown key', 'recordd: gout', ['8:5 error yaml-schema', '2:5 error question-missing']],
  [
    'an unknown key of a predicate',
    'recorded: [{ condition: gout, whitin: 3 days }]',
    ['8:35 error yaml-schema'],
  ],
];

describe('a faulty criterion is told, with its line and column', () => {
  test.each(faulty)('%s', async (_, body, expected) => {
    const { diagnostics } = await read(body);
    expect(diagnostics.map(brief)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    [
      'a unit by its name',
      'recorded: [{ observation: one-score, unit: Percent, within: 3 days, band: { from: 1 }, rationale: W }]',
      'The unit "Percent" is no UCUM code, and no value would have it. Write %.',
    ],
    [
      'a unit with a blank',
      'recorded: [{ observation: one-score, unit: mg per dL, within: 3 days, band: { from: 1 }, rationale: W }]',
      'The unit "mg per dL" is no UCUM code, and no value would have it. UCUM codes have no blanks and only plain characters: mg/dL, %, 10*3/uL.',
    ],
    [
      'weeks',
      'recorded: [{ condition: gout, within: 6 weeks, rationale: W }]',
      'Weeks are written in days: 42 days.',
    ],
    [
      'a slip in the id of a list',
      'recorded: [{ condition: fractrues }]',
      'terminology.yaml has no code list "fractrues". Mend the id, or add it there; known: fractures, gout, maybe, background, unread, nothing, scores, one-score.',
    ],
    [
      'an answer that is not asked for',
      `answered: x`,
      'The criterion "x" asks no question, so it has no answer. Add "question" to it, or name one that asks: row-asked.',
    ],
  ])('how to mend: %s', async (_, body, message) => {
    expect((await read(body)).diagnostics[0]?.message).toBe(message);
  });

  it('absence on a contraindication, by way of another criterion', async () => {
    const { diagnostics } = await read(
      'contraindication: true\nall: [y]',
      named('y', `recorded: gout\nabsence: ruled-out\n${question}`),
    );
    expect(diagnostics.map(brief)).toEqual(['2:5 error absence-on-contraindication']);
    expect(diagnostics[0]?.message).toContain('through "y"');
  });

  it('a cycle of several, once, with the way round', async () => {
    const { diagnostics } = await read('any: [y]', named('y', 'not: z'), named('z', 'all: [x, y]'));
    expect(diagnostics.map((one) => [brief(one), /: (.*)\. Take/.exec(one.message)?.[1]])).toEqual(
      [
        ['9:5 error criterion-cycle', 'y → z → y'],
        ['2:5 error criterion-cycle', 'x → y → z → x'],
      ].sort(),
    );
  });

  it('an id twice, and one that a row has', async () => {
    const { diagnostics } = await criteriaOf(
      `criteria:\n${named('x', question)}${named('x', question)}${named('row-silent', question)}`,
    );
    expect(diagnostics.map(brief)).toEqual(['9:9 error id-duplicate', '16:9 error id-duplicate']);
  });

  const head = (line: number, quote: string) =>
    `criteria:\n  - { id: x, title: T, line: ${line}, quote: ${quote}, basis: stated, rationale: W, ${question} }\n`;
  const quotes: readonly [string, number, string, string[]][] = [
    ['words of another line', 2, 'Gout', ['2:30 warning words-moved']],
    ['words that are nowhere', 1, 'gout', ['2:40 error quote-not-in-source']],
    ['a line that is not there', 9, 'gout', ['2:30 error line-outside-source']],
  ];
  test.each(quotes)('%s', async (_, line, quote, expected) => {
    expect((await criteriaOf(head(line, quote))).diagnostics.map(brief)).toEqual(expected);
  });

  it('what it lacks; the others are read, and its name is known', async () => {
    const { value, diagnostics } = await criteriaOf(
      `criteria:\n  - { id: y, title: T }\n${named('x', 'any: [y]')}`,
    );
    expect(value?.criteria.map(({ id }) => id)).toEqual(['x']);
    expect(new Set(diagnostics.map(brief))).toEqual(new Set(['2:5 error yaml-schema']));
  });

  it('everything in one run', async () => {
    const { diagnostics } = await criteriaOf(
      `criteria:\n${faulty.map(([, body], index) => named(`x${index}`, body.replaceAll('[x]', '[missing]'))).join('')}`,
    );
    const told = new Set(diagnostics.map(({ code }) => code));
    const meant = new Set(faulty.flatMap(([, , all]) => all.map((one) => one.split(' ')[2])));
    meant.delete('criterion-cycle');
    expect(told).toEqual(meant);
  });
});

describe('bands', () => {
  const bands = (range: string, ...parts: string[]) =>
    `criteria: []\nbands:\n  - id: b\n    title: B\n    unit: "1"\n    range: ${range}\n    basis: editorial\n    rationale: W\n    bands:\n${parts.map((part, i) => `      - { id: b${i}, title: B${i}, ${part} }\n`).join('')}`;
  const table: readonly [string, string, string[]][] = [
    [
      'of a unit that is none',
      bands('{}', 'below: 5', 'from: 5').replace('"1"', 'points'),
      ['5:11 error unit-form'],
    ],
    ['that touch', bands('{ from: 0, below: 28 }', 'from: 0, below: 5', 'from: 5, below: 28'), []],
    ['that are open at both ends', bands('{}', 'below: 5', 'from: 5'), []],
    ['with a gap', bands('{ from: 0 }', 'from: 0, below: 5', 'from: 6'), ['11:9 error band-gap']],
    ['that overlap', bands('{ from: 0 }', 'from: 0, below: 5', 'from: 4'), ['11:9 error band-overlap']],
    ['that overlap by an open end', bands('{ from: 0 }', 'from: 0', 'from: 4'), ['11:9 error band-overlap']],
    ['that begin too late', bands('{ from: 0 }', 'from: 1'), ['10:9 error band-gap']],
    ['that begin too early', bands('{ from: 0 }', 'from: -1'), ['10:9 error band-outside']],
    ['that end too early', bands('{ from: 0, below: 9 }', 'from: 0, below: 8'), ['10:9 error band-gap']],
    ['that end too late', bands('{ from: 0, below: 9 }', 'from: 0'), ['10:9 error band-outside']],
    ['of no number', bands('{ from: 0 }', 'from: 0, below: 0', 'from: 0'), ['10:9 error band-empty']],
    [
      'of one name',
      bands('{ from: 0 }', 'from: 0, below: 1', 'from: 1').replace('b1,', 'b0,'),
      ['11:15 error id-duplicate'],
    ],
  ];
  test.each(table)('%s', async (_, text, expected) => {
    expect((await criteriaOf(text)).diagnostics.map(brief)).toEqual(expected);
  });
});

describe('outcomes', () => {
  const set = (...outcomes: string[]) =>
    `criteria:\n${named('x', question)}${named('y', question)}outcomes:\n  - id: o\n    title: O\n    exhaustive: true\n    rationale: W\n    outcomes:\n${outcomes.map((when, i) => `      - { id: o${i}, title: O${i}, when: [${when}] }\n`).join('')}`;
  const told = async (text: string) =>
    (await criteriaOf(text)).diagnostics.map((one) => [brief(one), one.message.split('. ')[0]]);

  it('of which exactly one holds are sound', async () => {
    expect(await told(set('met: x', 'ruled-out: x', 'unknown: x'))).toEqual([]);
    expect(await told(set('met: x', 'not-met: x'))).toEqual([]);
    expect(await told(set('met: x, not-met: y', 'met: x, met: y', 'not-met: x'))).toEqual([]);
  });

  it('that leave a patient out are told, with the patient', async () => {
    expect(await told(set('met: x', 'ruled-out: x'))).toEqual([
      ['17:5 error outcomes-not-exhaustive', 'When “Title of x” is unknown, no outcome of "o" holds'],
    ]);
  });

  it('of which two hold are told, with the patient', async () => {
    expect(await told(set('met: x', 'not-met: x', 'ruled-out: y'))).toEqual([
      [
        '17:5 error outcomes-not-exclusive',
        'When “Title of x” is unknown, “Title of y” is ruled out, “O1” and “O2” hold together',
      ],
    ]);
  });

  it('that do not claim it are left alone', async () => {
    expect(await told(set('met: x').replace('exhaustive: true', 'exhaustive: false'))).toEqual([]);
  });

  it('of criteria that are not there are told', async () => {
    expect((await criteriaOf(set('met: z', 'not-met: x'))).diagnostics.map(brief)).toEqual([
      '22:42 error criterion-unknown',
    ]);
  });

  it('with two rails in one entry, or none, are told', async () => {
    const { diagnostics } = await criteriaOf(set('{ met: x, ruled-out: y }', 'not-met: x'));
    expect(diagnostics.map(brief)).toEqual(['22:37 error yaml-schema']);
  });
});
