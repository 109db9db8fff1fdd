import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UniqueIds } from '../../../src/apply/plan/uniqueIds.ts';

it('joins what is there, and numbers what is taken', () => {
  const ids = new UniqueIds();
  expect([ids.next('a', 'b'), ids.next(undefined, 'b'), ids.next('a', 'b'), ids.next('a', 'b')]).toEqual([
    'a-b',
    'b',
    'a-b-2',
    'a-b-3',
  ]);
});

it('gives what FHIR takes for an id, each once, and the same in every run', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ maxLength: 90 }), fc.string({ minLength: 1 })), { maxLength: 20 }),
      (wishes) => {
        const run = () => {
          const ids = new UniqueIds();
          return wishes.map((parts) => ids.next(...parts));
        };
        const given = run();
        expect(new Set(given).size).toBe(given.length);
        for (const id of given) expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
        expect(run()).toEqual(given);
      },
    ),
  );
});
