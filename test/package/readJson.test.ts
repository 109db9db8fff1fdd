import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../src/package/readJson.ts';

test('gives the value that JSON.parse gives, however it is laid out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(readJson(text)).toMatchObject({ problems: [] });
      expect(JSON.stringify(readJson(text).value)).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

test('accepts no text that JSON.parse refuses', () => {
  const damaged = fc
    .tuple(fc.jsonValue(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', 'x', '\n', '\u0001'))
    .map(([value, at, damage]) => {
      const text = JSON.stringify(value);
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + damage + text.slice(cut + 1);
    });
  fc.assert(
    fc.property(damaged, (text) => {
      let sound = true;
      try {
        JSON.parse(text);
      } catch {
        sound = false;
      }
      expect('value' in readJson(text)).toBe(sound);
    }),
  );
});

test.each([
  ['a comma too many', '{"a": 1,}', 8, 'expected a property name in double quotes'],
  ['a comma too few', '[1 2]', 3, 'expected "," or "]"'],
  ['no quotes', '{a: 1}', 1, 'expected a property name in double quotes'],
  ['a word', '{"a": True}', 6, '"True" is no JSON value (texts need double quotes)'],
  ['a comment', '// x\n{}', 0, '"//" is no JSON value (texts need double quotes)'],
  ['an end too early', '{"a": [1', 8, 'expected "," or "]"'],
  ['an open string', '{"a": "x}', 6, 'the string that begins here does not end'],
  [
    'a line break in a string',
    '["a\nb"]',
    1,
    'the string has a raw line break, a control character or a wrong escape',
  ],
  ['more than one value', '{} {}', 3, 'expected nothing after the end of the value'],
  ['nothing', '', 0, 'the text is empty'],
  ['nothing but space', ' \n ', 3, 'the text is empty'],
  ['bottomless nesting', '['.repeat(100_000), 501, 'nested more than 500 levels deep'],
])('says where %s stands', (_name, text, offset, message) => {
  const json = readJson(text);
  expect('value' in json).toBe(false);
  expect(json.problems).toEqual([{ offset, message }]);
});

test('reports a property that stands twice and reads on', () => {
  expect(readJson('{"a": 1, "a": 2}')).toMatchObject({
    value: { a: 2 },
    problems: [{ offset: 9, code: 'json-duplicate', message: 'the property "a" stands twice' }],
  });
});

test('skips a byte order mark and keeps a property called __proto__ harmless', () => {
  const { value } = readJson('\uFEFF{"__proto__": {"x": 1}}');
  expect(Object.keys(value as object)).toEqual(['__proto__']);
  expect((value as { x?: number }).x).toBeUndefined();
});

test('keeps how whole numbers are written', () => {
  const text = '{"a": 1.0, "b": [1, 2e3], "c": {"d": 1.5}, "e": -0, "f": 1E+1}';
  expect(readJson(text)).toMatchObject({
    value: { a: 1, b: [1, 2000], c: { d: 1.5 }, f: 10 },
    problems: [],
    spelled: [
      { offset: 6, word: '1.0', key: 'a' },
      { offset: 20, word: '2e3', key: 'b' },
      { offset: 57, word: '1E+1', key: 'f' },
    ],
  });
});

test.each<[string, unknown, number, string, string]>([
  [
    '{"a": 1e400}',
    { a: Number.MAX_VALUE },
    6,
    'json-number',
    'the number 1e400 is larger than programs can hold',
  ],
  [
    '{"a": -1e400}',
    { a: -Number.MAX_VALUE },
    6,
    'json-number',
    'the number -1e400 is larger than programs can hold',
  ],
  [
    '["\\ud83d\\ude00", "\\ud83d"]',
    ['\u{1f600}', '\ud83d'],
    17,
    'json-encoding',
    'the string holds half of a character (a surrogate without the other one)',
  ],
])('reports what no program can keep and reads on: %s', (text, value, offset, code, message) => {
  expect(readJson(text)).toMatchObject({ value, problems: [{ offset, code, message }] });
});
