import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../../src/logic/criterion.ts';
import { inWords } from '../../support/agreement.ts';
import { criterion } from '../../support/generate/criteria.ts';
import { namedCriteria } from '../../support/generate/world.ts';
import { statementAgreement } from '../../support/statementAgreement.ts';
import { samples } from './agreeOn.ts';

/** Cards name criteria; here they also ask for whatever a criterion can be, so that parts are told apart. */
const asked = fc.oneof(
  criterion,
  fc.constantFrom(...Object.keys(namedCriteria)).map((id): Criterion => ({ kind: 'named', id })),
);

describe('what cards ask for: the interpreter, FHIRPath, CQL and the parts of CQL agree', () => {
  it.each([601, 602].slice(0, samples))('sample %i', { timeout: 120_000 }, async (seed) => {
    const { disagreements, held } = await statementAgreement(asked, { cards: 16, patients: 100, seed });
    expect(inWords(disagreements)).toEqual([]);
    for (const { yes, no } of Object.values(held)) expect(Math.min(yes, no)).toBeGreaterThan(10);
  });
});
