import fhirpath from 'fhirpath';
import { describe, expect, it } from 'vitest';
import { connected } from '../../../src/apply/fast/threeValued.ts';

const truths = [true, false, undefined] as const;
const written = (truth: boolean | undefined) => (truth === undefined ? '{}' : String(truth));

describe('connectives', () => {
  it.each(['and', 'or', 'xor', 'implies'] as const)('%s gives what fhirpath.js gives', (connective) => {
    for (const one of truths)
      for (const other of truths) {
        const text = `${written(one)} ${connective} ${written(other)}`;
        const [value] = fhirpath.evaluate({}, text) as unknown[];
        expect([text, connected(connective, one, other)]).toEqual([text, value]);
      }
  });

  it('not gives what fhirpath.js gives', () => {
    for (const one of truths) {
      const [value] = fhirpath.evaluate({}, `(${written(one)}).not()`) as unknown[];
      expect([one, connected('not', one, undefined)]).toEqual([one, value]);
    }
  });
});
