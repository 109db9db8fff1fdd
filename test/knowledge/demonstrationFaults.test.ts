import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { GuidelineCopy } from './copyGuideline.ts';

const [criteria, terminology] = ['criteria.yaml', 'terminology.yaml'] as const;
const [back, gloom, gear] = [
  'terminology/sore-back.csv',
  'terminology/gloom.csv',
  'adopter/lantern-gear.csv',
] as const;

/** A mistake as an author makes it: the file, what stands there, what is written instead, and the words at the place that is told. */
type Mistake = readonly [name: string, file: string, from: string, to: string, told: string, at: string];

const mistakes: readonly Mistake[] = [
  [
    'an unknown value set',
    criteria,
    'procedure: disc-taken-out',
    'procedure: disc-out',
    'code-list-unknown',
    'disc-out',
  ],
  [
    'an unknown criterion',
    criteria,
    'any: [thinner, numbed]',
    'any: [thiner, numbed]',
    'criterion-unknown',
    'thiner',
  ],
  ['a window without a unit', criteria, 'acute: 30 days', 'acute: 30', 'span-without-unit', '30'],
  [
    'an observation without a unit',
    criteria,
    '        unit: "{score}"\n        band',
    '        band',
    'unit-missing',
    'observation: gloom',
  ],
  [
    'a unit that is none',
    criteria,
    'unit: "{score}"\n    range',
    'unit: "points"\n    range',
    'unit-form',
    '"points"',
  ],
  [
    'evidence for both rails without a question',
    criteria,
    '    question: { text: Is a numbing drug taken?, validFor: 7 days, rationale: Made up. }\n',
    '\n',
    'question-missing',
    'id: numbed',
  ],
  [
    'an answered criterion without a question',
    criteria,
    '{ answered: carry-the-lantern }',
    '{ answered: dead }',
    'question-unknown',
    'dead',
  ],
  [
    'absence on a contraindication',
    criteria,
    'contraindication: true\n    recorded:\n      - { condition: burning',
    'contraindication: true\n    absence: ruled-out\n    recorded:\n      - { condition: burning',
    'absence-on-contraindication',
    'ruled-out',
  ],
  ['bands with a gap', criteria, 'from: 10, below: 20', 'from: 11, below: 20', 'band-gap', '{ id: middling'],
  [
    'bands that overlap',
    criteria,
    'from: 10, below: 20',
    'from: 9, below: 20',
    'band-overlap',
    '{ id: middling',
  ],
  [
    'outcomes of which two hold',
    criteria,
    '{ met: fit }, { not-met: stay-home }',
    '{ met: fit }, { met: fit }',
    'outcomes-not-exclusive',
    'id: verdict',
  ],
  [
    'an expression in place of evidence',
    criteria,
    'possible:\n      - { condition: sore-back }',
    'expression: x\n    possible:\n      - { condition: sore-back }',
    'yaml-schema',
    'expression',
  ],
  ['a wrong SNOMED CT digit', back, '279039007', '279039008', 'code-check-digit', '279039008'],
  ['a wrong LOINC digit', gloom, '44249-1', '44249-2', 'code-check-digit', '44249-2'],
  ['a code without its dot', back, ',M54.50,', ',M5450,', 'code-form', 'M5450'],
  ['a code that a spreadsheet changed', back, '279039007', '2.79E+08', 'code-mangled', '2.79E+08'],
  [
    'a code without its display',
    back,
    'Vertebrogenic low back pain',
    '',
    'code-without-display',
    ',definite',
  ],
  [
    'a row verified in other words',
    back,
    'Other low back pain,definite,class of the demonstration,yes',
    'Other low back pain,definite,class of the demonstration,Yes',
    'code-verified-unknown',
    'Yes',
  ],
  ['an unknown class', back, ',legacy:definite,', ',legacy:sure,', 'code-class-unknown', 'legacy:sure'],
  [
    'a class of a site without its reason',
    gear,
    'A pole may be for another lantern.',
    '',
    'reason-missing',
    '',
  ],
  ['an override of nothing', terminology, 'code: M54.59', 'code: M54.58', 'override-unknown', 'system:'],
  ['an override of no class', terminology, 'class: possible', 'class: maybe', 'yaml-schema', 'maybe'],
];

const demonstration = () => new GuidelineCopy('test/fixtures/demonstration');
const standing = ['entry-unlocked', 'code-slot-empty', 'population-without-codes'];

/** What was told beside what is told of the sound demonstration: the code, and what stands at its place. */
function told(copy: GuidelineCopy, diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ code }) => !standing.includes(code))
    .map(({ code, place: { file, line = 0, column = 0 } }) => {
      const text = copy.text(file.replace(/^[^/]*\//, '')).split('\n')[line - 1] ?? '';
      return `${code} at ${text.slice(column - 1)}`;
    });
}

describe('a mistake in the demonstration is told, where it stands', () => {
  it.each(mistakes)('%s', async (_, file, from, to, code, at) => {
    const copy = demonstration().edit(file, from, to);
    const { guideline, diagnostics } = await copy.read();
    expect(guideline?.id).toBeUndefined();
    const found = told(copy, diagnostics);
    expect(found.find((each) => each.startsWith(`${code} at ${at}`)) ?? found).toBeTypeOf('string');
  });
});

it('a slip in a name is one finding, and not another for each question that it cuts off', async () => {
  const copy = demonstration().edit(criteria, 'gloomy, skips, unsteady', 'gloomy, skip, unsteady');
  const { diagnostics } = await copy.read();
  expect(told(copy, diagnostics)).toEqual(['criterion-unknown at skip, unsteady, burning-since]']);
});

it('all mistakes that can stand side by side are told in one run', async () => {
  const copy = demonstration();
  const made = mistakes.filter(([, file, from, to]) => {
    if (!copy.text(file).includes(from)) return false;
    copy.edit(file, from, to);
    return true;
  });
  const { diagnostics } = await copy.read();
  const found = new Set(diagnostics.map(({ code }) => code));
  expect(made.length).toBe(mistakes.length - 2);
  expect(made.filter(([, , , , code]) => !found.has(code)).map(([name]) => name)).toEqual([]);
});
