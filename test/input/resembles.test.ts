import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resembles } from '../../src/input/resembles.ts';

test.each([
  ['Trigger Pont Injections', 'Trigger Point Injections', true],
  ['Scpe', 'Scope', true],
  ['Sings', 'Signs', true],
  ['titel', 'title', true],
  ['Tables', 'Table', true],
  ['PILD Injections', 'Sacroiliac Joint Injections', false],
  ['Title', 'Keywords', false],
  ['', 'Title', false],
])('"%s" and "%s": %s', (found, meant, expected) => {
  expect(resembles(found, meant)).toBe(expected);
});

test('one slip in a line of four characters or more is always recognised', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 4, maxLength: 30 }),
      fc.nat(),
      fc.string({ minLength: 1, maxLength: 1 }),
      (text, at, sign) => {
        const i = at % text.length;
        expect(resembles(text.slice(0, i) + sign + text.slice(i), text)).toBe(true);
        expect(resembles(text.slice(0, i) + text.slice(i + 1), text)).toBe(true);
        expect(resembles(text.slice(0, i) + sign + text.slice(i + 1), text)).toBe(true);
      },
    ),
  );
});
