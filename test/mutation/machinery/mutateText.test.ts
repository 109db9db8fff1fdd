import { expect, it } from 'vitest';
import { mutateText } from './mutateText.ts';
import { applied } from './sourceMutant.ts';

const table: readonly [string, string, readonly string[]][] = [
  ['words without meaning', 'conditions', []],
  ['a joining word', ' and ', [' or ']],
  ['both operands', 'a and b', ['a or b', 'a', 'b']],
  [
    'operands end with their parentheses',
    '(a or f(b, c)) then',
    ['(a and f(b, c)) then', '(a) then', '(f(b, c)) then'],
  ],
  [
    'inserted text is one word',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template as it stands in a source
    '(${path} and ${x ? ` or ` : 1})',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
    ['(${path} or ${x ? ` or ` : 1})', '(${path})', '(${x ? ` or ` : 1})'],
  ],
  ['negation', '(x ~ true).not()', ['(x).not()', '(x ~ true)']],
  ['comparison', 'a < 3', ['a <= 3']],
  ['a day', 'today() - 1 day', ['today() - 0 days', 'today() - 2 days']],
  ['days that are many', 'today() - 1 days', []],
  ['before and after', 'a before b', ['a on or before b']],
  ['null', 'a is not null', ['a is null']],
  ['a list of codes', "{ 'a', 'b' }", ["{ 'b' }", "{ 'a' }"]],
  ['alternatives', '^(?:a|b)$', ['^(?:b)$', '^(?:a)$']],
];
it.each(table)('%s', (_, text, expected) => {
  const mutated = mutateText(text, true).map((each) => applied(text, each));
  expect([...mutated].sort()).toEqual([...expected].sort());
});

it('leaves operands alone that may go on in another piece', () => {
  expect(mutateText('a and b', false).map((each) => applied('a and b', each))).toEqual(['a or b']);
});
