import { expect, it } from 'vitest';
import {
  commentText,
  quotedName,
  quotedString,
  stringList,
  unquotedName,
} from '../../../src/logic/cql/cqlText.ts';

it.each(['plain', 'with "quotes"', 'with a \\', "it's"])('a name is quoted, and read again: %s', (name) => {
  expect(unquotedName(quotedName(name))).toBe(name);
});

it('quotes in names and strings are escaped', () => {
  expect(quotedName('a "b" \\')).toBe('"a \\"b\\" \\\\"');
  expect(quotedString("it's a \\")).toBe("'it\\'s a \\\\'");
  expect(stringList(['b', 'a'])).toBe("{ 'b', 'a' }");
});

it.each(['plain', '"a" or "b"', 'not "a"', '"a'])('%s is no name', (text) => {
  expect(unquotedName(text)).toBeUndefined();
});

it('a comment is one line', () => {
  expect(commentText('  a\n  b\tc ')).toBe('a b c');
});
