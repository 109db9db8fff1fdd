import { expect, it } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import type { CodeSet } from '../../src/logic/codeSet.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import { answeredBy, conditionIn } from '../../src/logic/evidence.ts';
import type { Lookup } from '../../src/logic/fhirpath.ts';
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

it('gives the largest rail and entry of each criterion, largest first', () => {
  const sizes = sizesOf([sized('asked', answeredBy('asked')), sized('recorded', recorded)], lookup(3));
  expect(sizes.map(({ what, subject }) => `${what} of ${subject}`)).toEqual([
    'entry of recorded',
    'rail of recorded',
    'rail of asked',
    'entry of asked',
  ]);
  expect(sizes.map(({ bytes }) => bytes)).toEqual([...sizes.map(({ bytes }) => bytes)].sort((a, b) => b - a));
  expect(sizes.at(-1)).toEqual({
    what: 'entry',
    subject: 'asked',
    bytes: "('asked' in %yes).not() or 'asked' in %no".length,
    place: authored,
  } satisfies Size);
});

it('counts what another criterion says there, and in the entries it becomes a part of', () => {
  const parts: Criterion = { kind: 'any', of: [{ kind: 'named', id: 'recorded' }, answeredBy('asked')] };
  const [entry, rail] = sizesOf([sized('any', parts)], lookup(40));
  expect([entry?.what, rail?.what]).toEqual(['entry', 'rail']);
  expect(rail?.bytes).toBeLessThan(60);
  expect(entry?.bytes).toBeGreaterThan(500);
});

it('takes what is not too large', () => {
  const sizes = sizesOf([sized('recorded', recorded)], lookup(30));
  expect(collect((report) => reportSizes(sizes, report)).diagnostics).toEqual([]);
});

it('reports what is too large at the line of the criterion', () => {
  const rail: Size = { what: 'rail', subject: 'gout', bytes: 3001, place: authored };
  const entry: Size = { what: 'entry', subject: 'gout', bytes: 24001, place: authored };
  const fits: Size[] = [
    { ...rail, bytes: 3000 },
    { ...entry, bytes: 24000 },
  ];
  const { diagnostics } = collect((report) => reportSizes([...fits, rail, entry], report));
  expect(diagnostics).toEqual([
    {
      code: 'logic-rail-too-large',
      severity: 'error',
      message:
        'A rail of "gout" is 3001 bytes of FHIRPath, at most 3000 are allowed: use shorter code lists or families, or split it into named criteria.',
      place: authored,
    },
    {
      code: 'logic-entry-too-large',
      severity: 'error',
      message:
        'A condition of "gout" is 24001 bytes of FHIRPath, at most 24000 are allowed: join fewer criteria by "any".',
      place: authored,
    },
  ]);
  const large = sizesOf([sized('recorded', recorded)], lookup(400));
  expect(collect((report) => reportSizes(large, report)).diagnostics).toMatchObject([
    { code: 'logic-rail-too-large' },
  ]);
});
