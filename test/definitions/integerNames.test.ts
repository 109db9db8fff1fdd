import { expect, test } from 'vitest';
import { isIntegerName } from '../../src/definitions/integerNames.ts';

test.each([
  ['valueInteger', true],
  ['multipleBirthInteger', true],
  ['rank', true],
  ['minValueUnsignedInt', true],
  ['value', false],
  ['valueDecimal', false],
  ['factor', false],
  ['nonesuch', false],
])('%s is an integer everywhere: %s', (name, expected) => {
  expect(isIntegerName(name)).toBe(expected);
});
