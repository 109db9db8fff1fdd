import type fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Criterion } from '../../../src/logic/criterion.ts';
import { agreement, inWords } from '../../support/agreement.ts';

/** Twelve criteria and 170 patients a seed: four files of three seeds make more than 2,000 patients. */
const size = { criteria: 12, patients: 170 };
/** So many of the seeds of each file; all if nothing is said. */
export const samples = process.env.SAMPLES === undefined ? undefined : Number(process.env.SAMPLES);

/** Compares both rails of generated criteria on generated patients, and sees to it that all values come out. */
export function agreeOn(of: fc.Arbitrary<Criterion>, seeds: readonly number[]): void {
  it.each(seeds.slice(0, samples))('sample %i', { timeout: 120_000 }, async (seed) => {
    const { disagreements, values } = await agreement(of, { ...size, seed });
    expect(inWords(disagreements)).toEqual([]);
    for (const count of Object.values(values)) expect(count).toBeGreaterThan(size.patients / 4);
  });
}
