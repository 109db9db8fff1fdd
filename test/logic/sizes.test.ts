import { expect, it } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import type { CodeSet } from '../../src/logic/codeSet.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import { answeredBy, conditionIn } from '../../src/logic/evidence.ts';
import { fhirpathConditions, type Lookup } from '../../src/logic/fhirpath.ts';
import { reportSizes, type Size, sizesOf } from '../../src/logic/sizes.ts';

/** Codes without any common beginning, so that none can be left out of the pattern. */
const codesOf = (count: number): CodeSet => ({
  id: 'codes',
  title: 'Codes',
  codes: Array.from({ length: count }, (_, index) => ({
    system: 'http://snomed.info/sct',
    code: String((index + 1) * 7919 * 104729).slice(0, 10),
    class: 'definite',
  })),
  families: [],
});
const recorded = conditionIn('codes', 'ruled-out');
const lookup = (count: number): Lookup => ({ codeSet: () => codesOf(count), criterion: () => recorded });
const authored = { file: 'input/gout/criteria.yaml', line: 7 };
const sized = (id: string, criterion: Criterion) => ({ id, criterion, authored });

it('gives the largest rail of each criterion and every condition of a plan, largest first', () => {
  const entries = [{ of: 'plan/card', text: 'x'.repeat(100), place: authored }];
  const sizes = sizesOf(
    [sized('asked', answeredBy('asked')), sized('recorded', recorded)],
    entries,
    lookup(3),
  );
  expect(sizes.map(({ what, subject }) => `${what} of ${subject}`)).toEqual([
    'rail of recorded',
    'entry of plan/card',
    'rail of asked',
  ]);
  expect(sizes.at(-1)).toEqual({
    what: 'rail',
    subject: 'asked',
    bytes: "('asked' in %yes).not() and 'asked' in %no".length,
    place: authored,
  } satisfies Size);
});

it('counts bytes, not characters', () => {
  const entries = [{ of: 'plan/card', text: 'ä€', place: authored }];
  expect(sizesOf([], entries, lookup(1))).toEqual([
    { what: 'entry', subject: 'plan/card', bytes: 5, place: authored },
  ]);
});

const shownByOther: Criterion = {
  kind: 'evidence',
  recorded: [{ kind: 'criterion', id: 'recorded' }],
  possible: [],
  question: { id: 'asked', validFor: { count: 1, unit: 'year' } },
  absence: 'unknown',
};
it.each<[string, Criterion]>([
  ['a part', { kind: 'any', of: [{ kind: 'named', id: 'recorded' }, answeredBy('asked')] }],
  ['evidence', shownByOther],
])(
  'counts another criterion that is %s there, and in the conditions it becomes a part of',
  (_, criterion) => {
    const text = fhirpathConditions(criterion, lookup(40), 'met').join(' and ');
    const [entry, rail] = sizesOf(
      [sized('one', criterion)],
      [{ of: 'plan/card', text, place: authored }],
      lookup(40),
    );
    expect([entry?.what, rail?.what]).toEqual(['entry', 'rail']);
    expect(rail?.bytes).toBeLessThan(60);
    expect(entry?.bytes).toBeGreaterThan(500);
  },
);

it('takes what is not too large', () => {
  const sizes = sizesOf([sized('recorded', recorded)], [], lookup(30));
  expect(collect((report) => reportSizes(sizes, report)).diagnostics).toEqual([]);
});

it('reports what is too large at the line of the criterion', () => {
  const rail: Size = { what: 'rail', subject: 'gout', bytes: 3073, place: authored };
  const entry: Size = { what: 'entry', subject: 'gout', bytes: 24577, place: authored };
  const fits: Size[] = [
    { ...rail, bytes: 3072 },
    { ...entry, bytes: 24576 },
  ];
  const { diagnostics } = collect((report) => reportSizes([...fits, rail, entry], report));
  expect(diagnostics).toEqual([
    {
      code: 'logic-rail-too-large',
      severity: 'error',
      message:
        'A rail of "gout" is 3073 bytes of FHIRPath, at most 3072 are allowed: use shorter code lists or families, or split it into named criteria.',
      place: authored,
    },
    {
      code: 'logic-entry-too-large',
      severity: 'error',
      message:
        'A condition of "gout" is 24577 bytes of FHIRPath, at most 24576 are allowed: join fewer criteria by "any".',
      place: authored,
    },
  ]);
  const large = sizesOf([sized('recorded', recorded)], [], lookup(400));
  expect(collect((report) => reportSizes(large, report)).diagnostics).toMatchObject([
    { code: 'logic-rail-too-large' },
  ]);
});
