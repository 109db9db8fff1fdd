import { describe, expect, it, test } from 'vitest';
import { isError } from '../../src/diagnostic.ts';
import { GuidelineCopy } from './copyGuideline.ts';

const file = 'eligibility.yaml';

/** A mistake as an author makes it: what stands there, what is written instead, the code that is told, and the words at its place. */
type Mistake = readonly [name: string, from: string, to: string, code: string, at: string];

const mistakes: readonly Mistake[] = [
  [
    'a criterion of no name',
    '{ met: idds-speak }',
    '{ met: idds-speaks }',
    'criterion-unknown',
    'idds-speaks',
  ],
  [
    'an outcome of no name',
    'outcome: idds/not-indicated',
    'outcome: idds/notindicated',
    'outcome-unknown',
    'idds/notindicated',
  ],
  [
    'a row of no name',
    'row: it-refractory-fbss',
    'row: it-refractory-fbs',
    'recommendation-unknown',
    'it-refractory-fbs',
  ],
  [
    'an activity of no name',
    'activity: idds-refill',
    'activity: idds-refil',
    'activity-unknown',
    'idds-refil',
  ],
  [
    'parts of evidence',
    'each: { of: complications, is: met }',
    'each: { of: deceased, is: met }',
    'criterion-not-composed',
    'deceased, is',
  ],
  [
    'an option without its population',
    'when: [{ met: multiple-comorbidities }]',
    'outcome: idds/eligible',
    'option-without-population',
    'id: shared-decision',
  ],
  [
    'a line that is not there',
    'lines: [175]\n    hooks',
    'lines: [1750]\n    hooks',
    'line-outside-source',
    '1750',
  ],
  ['an order of nothing', 'code: it-trial', 'code: it-trials', 'variable-unknown', 'it-trials'],
  [
    'a form of no name',
    'questionnaire: idds-patient-selection',
    'questionnaire: idds-selection-form',
    'questionnaire-unknown',
    'idds-selection-form',
  ],
  [
    'a question that no criterion asks',
    '- lack-of-coverage',
    '- lack-of-cover',
    'question-unknown',
    'lack-of-cover',
  ],
  ['a question twice', '- cancer-pain', '- crps', 'question-twice', 'crps'],
  [
    'words that the source does not print',
    'quote: Patients in which',
    'quote: Patients in whom',
    'quote-not-in-source',
    'Patients in whom',
  ],
  [
    'a card called as another',
    '- id: ask-comorbidities',
    '- id: shared-decision',
    'id-duplicate',
    'shared-decision\n',
  ],
];

test.each(mistakes)(
  '%s is told at its place, and nothing else is an error',
  async (_, from, to, code, at) => {
    const copy = new GuidelineCopy('input/aspn-low-back-pain').edit(file, from, to);
    const errors = (await copy.read()).diagnostics.filter(isError);
    expect(errors.map((one) => one.code)).toEqual([code]);
    const { line, column } = errors[0]?.place ?? {};
    const rest = copy
      .text(file)
      .split('\n')
      .slice((line ?? 1) - 1)
      .join('\n');
    expect(rest.slice((column ?? 1) - 1)).toMatch(
      new RegExp(`^${at.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
    );
  },
);

it('all mistakes are told in one run', async () => {
  const copy = new GuidelineCopy('input/aspn-low-back-pain');
  for (const [, from, to] of mistakes) copy.edit(file, from, to);
  const codes = (await copy.read()).diagnostics.filter(isError).map(({ code }) => code);
  expect(codes.sort()).toEqual(mistakes.map(([, , , code]) => code).sort());
});

it('a question of which no plan reads the answer is told', async () => {
  const copy = new GuidelineCopy('input/aspn-low-back-pain').edit(
    'criteria.yaml',
    '  - id: deceased\n',
    '  - id: unheard\n    title: Unheard\n    line: 143\n    quote: Disease Indications\n    basis: editorial\n    rationale: R\n    question: { text: Unheard?, validFor: 1 year, rationale: R }\n  - id: deceased\n',
  );
  const errors = (await copy.read()).diagnostics.filter(isError);
  expect(errors.map(({ code, message }) => [code, message.startsWith('"unheard"')])).toEqual([
    ['question-unused', true],
  ]);
});

describe('a malformed entry is told, and keeps nothing else from being read', () => {
  // Each beside a mistake in another plan, which is told in the same run.
  test.each([
    ['plan', '  - id: idds-surveillance\n', '  - id: [idds-surveillance]\n'],
    [
      'activity',
      '  - id: idds-refill\n    kind: ServiceRequest\n',
      '  - id: idds-refill\n    kind: [ServiceRequest]\n',
    ],
    [
      'questionnaire',
      '  - id: idds-patient-selection\n    title:',
      '  - id: idds-patient-selection\n    title: []\n    titel:',
    ],
  ])('%s', async (_, from, to) => {
    const copy = new GuidelineCopy('input/aspn-low-back-pain')
      .edit(file, from, to)
      .edit(file, 'row: it-refractory-fbss', 'row: it-refractory-fbs');
    const errors = (await copy.read()).diagnostics.filter(isError);
    expect(new Set(errors.map(({ code }) => code))).toEqual(
      new Set(['yaml-schema', 'recommendation-unknown']),
    );
  });
});
