import { expect, it } from 'vitest';
import { textTable } from '../../src/cli/textTable.ts';

it('puts words to the left and numbers to the right, without spaces at the end', () => {
  expect(
    textTable([
      ['file', 'cases', 'state'],
      ['a.yaml', 7, '-'],
      ['longer.yaml', 1234567, 'MISSING'],
    ]),
  ).toBe('file           cases  state\na.yaml             7  -\nlonger.yaml  1234567  MISSING\n');
});

it('is empty of nothing, and its head of no rows', () => {
  expect(textTable([])).toBe('');
  expect(textTable([['file', 'cases']])).toBe('file  cases\n');
});
