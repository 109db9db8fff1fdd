import fc from 'fast-check';
import type { ValueSet } from 'fhir/r4.js';
import { beforeAll, describe, it } from 'vitest';
import { type Engines, engines, expectSame } from './engines.ts';
import { messyVariables } from './messyRecords.ts';
import { chains, conditions } from './randomConditions.ts';

const valueSet: ValueSet = {
  resourceType: 'ValueSet',
  url: 'http://example.org/vs',
  status: 'active',
  compose: { include: [{ system: 'http://snomed.info/sct', concept: [{ code: '2177002' }, { code: 'a' }] }] },
};
const patient = { resourceType: 'Patient', id: 'p', active: true, birthDate: '1970-05-05' };

let both: Engines;

beforeAll(async () => {
  both = await engines({ today: '2026-11-25', valueSets: [valueSet] });
});

const runs = Number(process.env.FAST_RUNS ?? 1_500);

describe('the engine gives what fhirpath.js gives, also where that is nothing or an error', () => {
  it('for what is taken from lists, whatever the records are like', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(chains, messyVariables, (chain, variables) => expectSame(both, chain, patient, variables)),
      { numRuns: runs },
    );
  });

  it('for conditions joined in any way, and again for the same patient', { timeout: 600_000 }, () => {
    const flags = fc.constantFrom<unknown>(true, false, [], [true, false], null, 'yes', { active: true });
    fc.assert(
      fc.property(
        fc.array(conditions, { minLength: 1, maxLength: 3 }),
        messyVariables,
        flags,
        (several, lists, flag) => {
          const variables = { ...lists, flag };
          for (const condition of [...several, ...several]) expectSame(both, condition, patient, variables);
          expectSame(both, several[0] ?? '', { ...patient, active: false }, { ...variables, flag: false });
        },
      ),
      { numRuns: runs },
    );
  });
});
