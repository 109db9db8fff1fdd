import { expect, test } from 'vitest';
import { editYaml } from '../../src/input/yamlEdits.ts';

const text = `# head
list:
  # about one
  - id: one   # its name
    line: 11  # where it stands

    title: "One: first"
  - { id: two, line: 12, hash: abcdef0123456789 }
lines: [1, 2, 3]
block: >-
  some
  words
last: x`;

test('sets a value and leaves everything else as its author wrote it', () => {
  expect(editYaml(text, [{ path: ['list', 0], key: 'line', value: 13, after: 'id' }])).toBe(
    text.replace('line: 11', 'line: 13'),
  );
});

test.each<[string, Parameters<typeof editYaml>[1], string, string]>([
  [
    'behind the comment of the key it follows',
    [{ path: ['list', 0], key: 'hash', value: 'feed000011112222', after: 'line' }],
    'line: 11  # where it stands',
    'line: 11  # where it stands\n    hash: feed000011112222',
  ],
  [
    'into a map on one line',
    [{ path: ['list', 1], key: 'note', value: 'x', after: 'line' }],
    'line: 12,',
    'line: 12, note: x,',
  ],
  ['into a list', [{ path: ['lines'], key: 1, value: 7 }], '[1, 2, 3]', '[1, 7, 3]'],
  [
    'at the top',
    [{ path: [], key: 'new', value: 1, after: 'lines' }],
    'lines: [1, 2, 3]',
    'lines: [1, 2, 3]\nnew: 1',
  ],
  [
    'behind a block of text',
    [{ path: [], key: 'new', value: 1, after: 'block' }],
    '  words',
    '  words\nnew: 1',
  ],
  [
    'at the end of a file without line end',
    [{ path: [], key: 'new', value: 1, after: 'last' }],
    'last: x',
    'last: x\nnew: 1',
  ],
])('puts a value %s', (_, edits, from, to) => {
  expect(editYaml(text, edits)).toBe(text.replace(from, to));
});

test.each(['1234567890123456', '12345678901234e5', '0123456789012345'])(
  'quotes the hash %s, which YAML would read as a number',
  (value) => {
    expect(editYaml(text, [{ path: ['list', 1], key: 'hash', value, after: 'line' }])).toContain(
      `hash: "${value}"`,
    );
  },
);

test('keeps the line ends of Windows', () => {
  const windows = 'source:\r\n  title: x\r\n  url: y\r\n';
  expect(editYaml(windows, [{ path: ['source'], key: 'sha256', value: 'ab', after: 'title' }])).toBe(
    'source:\r\n  title: x\r\n  sha256: ab\r\n  url: y\r\n',
  );
});

test('changes nothing where everything is said already, or where the map is not there', () => {
  const same = { path: ['list', 1], key: 'hash', value: 'abcdef0123456789', after: 'line' };
  const gone = { path: ['list', 9], key: 'line', value: 1, after: 'id' };
  expect(editYaml(text, [same, gone])).toBe(text);
});
