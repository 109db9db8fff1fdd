import { describe, expect, it, test } from 'vitest';
import type { Criterion, Evidence, Question } from '../../src/logic/criterion.ts';
import type { Fact, RecordType } from '../../src/logic/fact.ts';
import type { Predicate } from '../../src/logic/predicate.ts';
import { type Rails, railsOf, type Tongue } from '../../src/logic/rails.ts';
import type { Span } from '../../src/logic/span.ts';
import { criterionWords } from '../../src/logic/words.ts';
import type { Names } from '../../src/logic/wordsNames.ts';
import { recordWords } from '../../src/logic/wordsOfRecords.ts';

const names: Names = {
  codeList: (id) => id.toUpperCase(),
  question: (id) => ({ text: `${id}?`, inverted: id === 'inverted' }),
  criterion: (id) => `Criterion ${id}`,
};
const words = (criterion: Criterion) => criterionWords(criterion, names);

const days = (count: number): Span => ({ count, unit: 'day' });
const months = (count: number): Span => ({ count, unit: 'month' });
const asked = (id: string, more: Partial<Question> = {}): Question => ({ id, validFor: months(12), ...more });
const condition = (codes: string): Fact => ({ kind: 'record', type: 'Condition', codes });
const evidence = (more: Partial<Evidence>): Evidence => ({
  kind: 'evidence',
  recorded: [],
  possible: [],
  absence: 'unknown',
  ...more,
});
const named = (id: string): Criterion => ({ kind: 'named', id });

describe('each kind of fact', () => {
  const phq9: Fact = {
    kind: 'score',
    codes: 'phq9',
    within: months(3),
    unit: '{score}',
    band: { from: 20 },
  };
  const within = { kind: 'within', span: months(1) } as const;
  const facts: readonly (readonly [string, Fact, met: string, absent: string])[] = [
    ['a condition', condition('a'), '“A” is recorded', 'no condition that may be “A” counts'],
    [
      'a condition of a time',
      { kind: 'record', type: 'Condition', codes: 'a', when: within },
      '“A” is recorded and began within the last month, both days included',
      'no condition that may be “A” and may have begun within the last month, both days included, counts',
    ],
    [
      'a condition that began long ago',
      { kind: 'record', type: 'Condition', codes: 'a', when: { kind: 'earlier', span: months(3) } },
      '“A” is recorded and began 3 months ago or earlier',
      'no condition that may be “A” and may have begun 3 months ago or earlier counts',
    ],
    [
      'an acute condition',
      { kind: 'record', type: 'Condition', codes: 'a', when: { kind: 'acute', span: days(90) } },
      '“A” is recorded with an active clinical status, or without one but begun or recorded within the last 90 days, both days included',
      'no condition that may be “A” counts',
    ],
    [
      'a condition at several sites',
      {
        kind: 'sites',
        codes: 'a',
        count: 2,
        sites: [
          { name: 'left', roots: ['A1'], codes: [] },
          { name: 'right', roots: ['A2'], codes: [] },
        ],
      },
      '“A” is recorded at 2 different sites (left, right)',
      'no condition that may be “A” counts',
    ],
    [
      'an order by a route',
      { kind: 'record', type: 'DraftOrder', codes: 'a', route: 'b' },
      'an order for “A” with the route “B” is being placed',
      'no order being placed that may be for “A” with the route “B” or without a coded one counts',
    ],
    [
      'any order by a route',
      { kind: 'record', type: 'DraftOrder', route: 'b' },
      'an order being placed with the route “B” is there',
      'no order being placed with the route “B” counts',
    ],
    [
      'a prescription of a time, by a route',
      { kind: 'record', type: 'MedicationRequest', codes: 'a', route: 'b', when: within },
      'a medication order for “A” with the route “B” is active and is dated within the last month, both days included',
      'no medication order that may be for “A” with the route “B” or without a coded one and may be dated within the last month, both days included, counts',
    ],
    [
      'a condition that began since a procedure',
      { kind: 'since', codes: 'a', procedure: 'b', otherwise: days(90) },
      '“A” is recorded and began on the day of the newest procedure that may be “B” or later, or within the last 90 days, both days included, where none is dated',
      'no condition that may be “A” and may have begun since the newest procedure that may be “B”, or within the last 90 days, both days included, where none is dated, counts',
    ],
    [
      'a procedure that was not undone',
      { kind: 'lasting', codes: 'a', unless: 'b' },
      '“A” is recorded as a completed procedure, and each procedure that may be “B” was for certain on an earlier day',
      'no procedure that may be “A” counts',
    ],
    [
      'a score',
      phq9,
      'the newest “PHQ9” within the last 3 months, both days included, is 20 or more',
      'no result of “PHQ9” within the last 3 months, both days included, may be 20 or more',
    ],
    [
      'a score with a unit, between two values, of one code',
      {
        ...phq9,
        codes: 'odi',
        only: [{ system: 'http://loinc.org', code: '97909-6' }],
        within: { count: 1, unit: 'year' },
        unit: '%',
        band: { from: 41, below: 61 },
      },
      'the newest “ODI” (97909-6 only) within the last year, both days included, is 41 % or more but below 61 %',
      'no result of “ODI” (97909-6 only) within the last year, both days included, may be 41 % or more but below 61 %',
    ],
    [
      'an age from',
      { kind: 'age', band: { from: 18 } },
      'the patient is at least 18 years old',
      'by the birth date the patient cannot be at least 18 years old',
    ],
    [
      'an age below',
      { kind: 'age', band: { below: 12 } },
      'the patient is younger than 12 years',
      'by the birth date the patient cannot be younger than 12 years',
    ],
    [
      'an age between',
      { kind: 'age', band: { from: 12, below: 18 } },
      'the patient is at least 12 and younger than 18 years old',
      'by the birth date the patient cannot be at least 12 and younger than 18 years old',
    ],
    [
      'a sex',
      { kind: 'sex', gender: 'female' },
      'the administrative gender is recorded as female',
      'the administrative gender is not recorded as female',
    ],
    [
      'a death',
      { kind: 'deceased' },
      'the patient is recorded as deceased',
      'the patient is not recorded as deceased',
    ],
  ];

  test.each(facts)('%s', (_, fact, met, absent) => {
    const said = words(evidence({ recorded: [fact], absence: 'ruled-out' }));
    expect(said.met).toBe(met);
    expect(said.ruledOut.endsWith(absent)).toBe(true);
  });

  const types: Readonly<Record<RecordType, readonly [met: string, ruledOut: string]>> = {
    Condition: [
      '“A” is recorded',
      'the list of conditions is complete, and every counted condition has a code in ICD-10-CM or SNOMED CT, and no condition that may be “A” counts',
    ],
    MedicationRequest: [
      'a medication order for “A” is active',
      'the list of medication orders is complete, and no medication order that may be for “A” counts',
    ],
    MedicationStatement: [
      'current use of “A” is recorded',
      'the list of medication statements is complete, and no medication statement that may be about “A” counts',
    ],
    Procedure: [
      '“A” is recorded as a completed procedure',
      'the list of procedures is complete, and no procedure that may be “A” counts',
    ],
    AllergyIntolerance: [
      'an allergy or intolerance to “A” is recorded',
      'the list of allergies and intolerances is complete, and no allergy or intolerance that may be to “A” counts',
    ],
    Coverage: [
      'an insurance coverage of “A” is active today',
      'the list of insurance coverages is complete, and no insurance coverage active today that may be “A” counts',
    ],
    ServiceRequest: [
      'a service order for “A” is recorded',
      'the list of service orders is complete, and no service order that may be for “A” counts',
    ],
    Device: [
      '“A” is recorded as a device in use',
      'the list of devices is complete, and no device in use that may be “A” counts',
    ],
    DraftOrder: [
      'an order for “A” is being placed',
      'the list of orders being placed is complete, and no order being placed that may be for “A” counts',
    ],
  };
  test.each(Object.entries(types))('a record of type %s', (type, [met, ruledOut]) => {
    const fact: Fact = { kind: 'record', type: type as RecordType, codes: 'a' };
    expect(words(evidence({ recorded: [fact], absence: 'ruled-out' }))).toMatchObject({ met, ruledOut });
    const { codes: _codes, ...anyFact } = fact;
    const any = words(evidence({ recorded: [anyFact], absence: 'ruled-out' }));
    expect(any.met).toMatch(
      /^(?:a|an|current use of a) .* (?:is recorded|is active|is active today|is being placed)$/,
    );
    expect(any.ruledOut).toMatch(/ no .* counts$/);
    expect(recordWords([fact]).at(-1)).toBe('What is neither met nor ruled out is unknown.');
    expect(recordWords([fact])).toHaveLength(2);
  });
});

describe('evidence', () => {
  it('says what nothing can do', () => {
    expect(words(evidence({ recorded: [condition('a')] }))).toEqual({
      met: '“A” is recorded',
      ruledOut: 'nothing',
      ask: [
        'Nothing is asked: the record settles it. Look at it where a condition that may be “A” counts. Absence says nothing.',
      ],
    });
  });

  it('says when absence rules it out, and what that takes', () => {
    expect(words(evidence({ recorded: [condition('a')], absence: 'ruled-out' }))).toEqual({
      met: '“A” is recorded',
      ruledOut:
        'the list of conditions is complete, and every counted condition has a code in ICD-10-CM or SNOMED CT, and no condition that may be “A” counts',
      ask: [
        'Nothing is asked: the record settles it. Look at it where a condition that may be “A” counts. Absence says something only where the list of conditions is complete, and every counted condition has a code in ICD-10-CM or SNOMED CT.',
      ],
    });
  });

  it('tells an answer from the record, and what contradicts', () => {
    expect(words(evidence({ recorded: [condition('a')], question: asked('q') }))).toEqual({
      met: '“q?” is answered yes; or “A” is recorded, unless the answer is no',
      ruledOut: '“q?” is answered no, unless “A” is recorded',
      ask: [
        'Ask “q?”: an answer lasts 12 months. A reason to ask: a condition that may be “A” counts. A record that shows it and an answer that denies it contradict each other: it stays unknown until one is corrected.',
      ],
    });
  });

  it('does not take a reason to ask for evidence', () => {
    expect(words(evidence({ possible: [condition('a'), condition('b')], question: asked('q') }))).toEqual({
      met: '“q?” is answered yes',
      ruledOut: '“q?” is answered no',
      ask: [
        'Ask “q?”: an answer lasts 12 months. A reason to ask: a condition that may be “A” or “B” counts.',
      ],
    });
  });

  it('says when the record outdates an answer', () => {
    const question = asked('q', { validFor: days(14), outdatedWithin: days(14) });
    expect(words(evidence({ possible: [condition('a')], question }))).toEqual({
      met: '“q?” is answered yes',
      ruledOut:
        '“q?” is answered no, unless a condition that may be “A” may have been recorded or begun within the last 14 days, both days included',
      ask: [
        'Ask “q?”: an answer lasts 14 days. A reason to ask: a condition that may be “A” counts. Such a record of the last 14 days, or without a date, outdates an answer that denies it.',
      ],
    });
  });

  it('turns the answer where the question is put the other way round', () => {
    expect(words(evidence({ question: asked('inverted') }))).toMatchObject({
      met: '“inverted?” is answered no',
      ruledOut: '“inverted?” is answered yes',
    });
  });

  it('names a criterion that shows it', () => {
    const recorded = [condition('a'), { kind: 'criterion', id: 'b' } as const];
    expect(words(evidence({ recorded, question: asked('q') }))).toEqual({
      met: '“q?” is answered yes; or (“A” is recorded, or “Criterion b” is met), unless the answer is no',
      ruledOut: '“q?” is answered no, unless (“A” is recorded, or “Criterion b” is met)',
      ask: [
        'Ask “q?”: an answer lasts 12 months. A reason to ask: a condition that may be “A” counts. Shown without an answer where “Criterion b” is met. A record that shows it and an answer that denies it contradict each other: it stays unknown until one is corrected.',
      ],
    });
    expect(words(evidence({ recorded: recorded.slice(1) })).ask).toEqual([
      'Nothing is asked: the record settles it. Look at it where “Criterion b” is met. Absence says nothing.',
    ]);
  });

  it('says where a doubtful record is evidence already', () => {
    const allergy: Fact = { kind: 'record', type: 'AllergyIntolerance', codes: 'a' };
    expect(words(evidence({ recorded: [allergy], reading: 'counted', question: asked('q') }))).toEqual({
      met: '“q?” is answered yes; or an allergy or intolerance that may be to “A” counts, unless the answer is no',
      ruledOut: '“q?” is answered no, unless an allergy or intolerance that may be to “A” counts',
      ask: [
        'Ask “q?”: an answer lasts 12 months. A record that shows it and an answer that denies it contradict each other: it stays unknown until one is corrected. Here a doubtful record is evidence already: to be wrong in this direction is the safe side.',
      ],
    });
  });

  it('says the same verb once', () => {
    const both = evidence({ recorded: [condition('a'), condition('b'), condition('c')] });
    expect(words(both).met).toBe('“A”, “B” or “C” is recorded');
  });
});

describe('what is composed', () => {
  it('names other criteria by title', () => {
    expect(words({ kind: 'any', of: [named('a'), named('b'), named('a')] })).toEqual({
      met: '“Criterion a” or “Criterion b” is met',
      ruledOut: '“Criterion a” and “Criterion b” are ruled out',
      ask: ['See “Criterion a”.', 'See “Criterion b”.'],
    });
    expect(words({ kind: 'all', of: [named('a'), { kind: 'not', of: named('b') }] })).toMatchObject({
      met: '“Criterion a” is met, and “Criterion b” is ruled out',
      ruledOut: '“Criterion a” is ruled out, or “Criterion b” is met',
    });
  });

  it('counts in words', () => {
    expect(
      words({ kind: 'atLeast', count: 2, of: [named('a'), named('b'), named('c'), named('d')] }),
    ).toMatchObject({
      met: 'at least 2 of these: (1) “Criterion a” is met; (2) “Criterion b” is met; (3) “Criterion c” is met; (4) “Criterion d” is met',
      ruledOut:
        'at least 3 of these: (1) “Criterion a” is ruled out; (2) “Criterion b” is ruled out; (3) “Criterion c” is ruled out; (4) “Criterion d” is ruled out',
    });
    expect(words({ kind: 'atLeast', count: 1, of: [named('a'), named('b')] }).met).toBe(
      '“Criterion a” or “Criterion b” is met',
    );
    expect(words({ kind: 'atLeast', count: 2, of: [named('a'), evidence({})] }).met).toBe('nothing');
  });

  it('puts what is joined inside into parentheses', () => {
    const answered = (id: string) => evidence({ question: asked(id) });
    expect(
      words({ kind: 'all', of: [answered('a'), { kind: 'any', of: [answered('b'), answered('c')] }] }),
    ).toMatchObject({
      met: '“a?” is answered yes; and “b?” is answered yes, or “c?” is answered yes',
      ruledOut: '“a?” is answered no; or “b?” is answered no, and “c?” is answered no',
    });
  });
});

/** Atoms of the English below, as terms of JavaScript. */
const atoms: readonly (readonly [string, string])[] = [
  [
    ' a condition that may be “L” may have been recorded or begun within the last 14 days, both days included',
    ' since',
  ],
  ['every counted condition has a code in ICD-10-CM or SNOMED CT', 'true'],
  ['the list of conditions is complete', 'complete'],
  ['no condition that may be “L” counts', '!counted'],
  ['a condition that may be “L” counts', 'counted'],
  ['“L” is recorded', 'definite'],
  ['“q?” is not answered yes', '!yes'],
  ['the answer is not yes', '!yes'],
  ['the answer is no', 'no'],
  ['“q?” is answered yes', 'yes'],
  ['“q?” is answered no', 'no'],
  ['“Criterion m” is met', 'met'],
  ['“Criterion m” is ruled out', 'ruledOut'],
  ['nothing', 'false'],
];
const signs = [
  ['; or ', ') || ('],
  ['; and ', ') && ('],
  [', or ', ' || '],
  [', and ', ' && '],
  [', unless ', ' && !'],
] as const;
const states = ['definite', 'counted', 'since', 'complete', 'yes', 'no', 'met', 'ruledOut'] as const;
type State = Readonly<Record<(typeof states)[number], boolean>>;

function holds(english: string, state: State): boolean {
  const term = [...atoms, ...signs].reduce((text, [from, to]) => text.replaceAll(from, to), english);
  if (/[^a-zA-Z|&!() ]/.test(term)) throw new Error(`not understood: ${term}`);
  return new Function(...states, `return ((${term}));`)(...states.map((name) => state[name])) as boolean;
}

function truth(predicate: Predicate, state: State): boolean {
  if (predicate.kind !== 'leaf') {
    const part = (each: Predicate) => truth(each, state);
    return predicate.kind === 'and' ? predicate.parts.every(part) : predicate.parts.some(part);
  }
  const [, negated, name] = /^(!?)(\w+)$/.exec(predicate.text) as RegExpExecArray;
  const value = name === 'false' ? false : state[name as keyof State];
  return value !== (negated === '!');
}

const leaf = (name: string): Predicate => ({ kind: 'leaf', text: name, negated: `!${name}` });
const tongue: Tongue = {
  fact: (_fact, reading, since) => leaf(reading === 'definite' ? 'definite' : since ? 'since' : 'counted'),
  answered: (_id, answer) => leaf(answer),
  complete: () => leaf('complete'),
  named: () => ({ met: leaf('met'), ruledOut: leaf('ruledOut') }),
};

/** Every state that can be: definite implies counted, so does recent; an answer is yes or no; the rails are apart. */
const possibleStates = Array.from({ length: 2 ** states.length }, (_, bits): State => {
  const values = states.map((name, index) => [name, ((bits >> index) & 1) === 1] as const);
  return Object.fromEntries(values) as State;
}).filter(
  ({ definite, counted, since, yes, no, met, ruledOut }) =>
    !(definite && !counted) && !(since && !counted) && !(yes && no) && !(met && ruledOut),
);

describe('the English is true', () => {
  const fact = condition('l');
  const other = { kind: 'criterion', id: 'm' } as const;
  const shown: readonly Partial<Evidence>[] = [
    { recorded: [] },
    { recorded: [fact] },
    { recorded: [other] },
    { recorded: [fact, other] },
    { recorded: [fact], reading: 'counted' },
  ];
  const shapes: Evidence[] = shown.flatMap((recorded) =>
    [[], [fact]].flatMap((possible) =>
      (['unknown', 'ruled-out'] as const).flatMap((absence) =>
        [undefined, asked('q'), asked('q', { outdatedWithin: days(14) })].map((question) =>
          evidence({ ...recorded, possible, absence, ...(question && { question }) }),
        ),
      ),
    ),
  );
  const composed: Criterion[] = shapes.flatMap((shape): Criterion[] => [
    shape,
    { kind: 'not', of: shape },
    { kind: 'any', of: [shape, named('m')] },
    { kind: 'all', of: [shape, { kind: 'not', of: named('m') }] },
    { kind: 'all', of: [named('m'), { kind: 'any', of: [shape, evidence({ question: asked('q') })] }] },
  ]);

  it('of both rails, in every state that can be', () => {
    expect(composed.length).toBe(300);
    expect(possibleStates.length).toBe(90);
    const wrong = composed.flatMap((criterion) => {
      const said: Rails<string> = words(criterion);
      const meant = railsOf(criterion, tongue);
      return (['met', 'ruledOut'] as const)
        .filter((rail) =>
          possibleStates.some((state) => holds(said[rail], state) !== truth(meant[rail], state)),
        )
        .map((rail) => `${rail}: ${said[rail]}`);
    });
    expect(wrong).toEqual([]);
  });
});
