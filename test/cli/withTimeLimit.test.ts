import { expect, it } from 'vitest';
import { fhirpathEngine } from '../../src/apply/fhirpathEngine.ts';
import { withTimeLimit } from '../../src/cli/withTimeLimit.ts';

it.each([
  ['1 + 1', [2]],
  ["'M54.5'.matches('^M54[.]')", [true]],
])('lets %s through', async (expression, values) => {
  const engine = await fhirpathEngine({ today: '2026-11-25' });
  expect(withTimeLimit(() => engine(expression, {}, {}), 5)).toEqual(values);
});

it.each([
  ['a repetition that makes more of itself', "'a'.repeat(iif($this.length() < 100000000, $this & 'a', {}))"],
  [
    'a regular expression that tries all ways',
    "('a' & 'a'.replace('a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') & '!').matches('^(a+)+$')",
  ],
])(
  'stops %s',
  async (_, expression) => {
    const engine = await fhirpathEngine({ today: '2026-11-25' });
    expect(() => withTimeLimit(() => engine(expression, {}, {}), 0.2)).toThrow(
      'it took longer than 0.2 seconds',
    );
  },
  20_000,
);

it('hands on what is thrown', () => {
  const run = () => {
    throw new TypeError('own');
  };
  expect(() => withTimeLimit(run)).toThrow(new TypeError('own'));
});

it('runs within another', () => {
  expect(withTimeLimit(() => [withTimeLimit(() => 1), 2])).toEqual([1, 2]);
});
