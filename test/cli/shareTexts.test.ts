import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareTexts } from '../../src/cli/shareTexts.ts';

test('sharing texts changes nothing of a value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(shareTexts(structuredClone(value))).toEqual(value);
    }),
  );
});

test('sets and bytes are left as they are', () => {
  const value = { types: new Set(['Patient']), content: new Uint8Array([1, 2]), file: 'a.json' };
  expect(shareTexts(structuredClone(value))).toEqual(value);
});
