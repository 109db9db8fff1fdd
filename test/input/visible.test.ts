import { expect, test } from 'vitest';
import { excerpt, lookalikes, visible } from '../../src/input/visible.ts';

test.each([
  ['a plain word', 'Größe ± 1 • x’s', 'Größe ± 1 • x’s'],
  ['a no-break space', 'a\u00A0b', 'a\\u00A0b'],
  ['a zero-width space, a soft hyphen, a byte order mark', '\u200B\u00AD\uFEFF', '\\u200B\\u00AD\\uFEFF'],
  ['line ends and tabs', 'a\r\n\tb', 'a\\u000D\\u000A\\u0009b'],
  ['what a terminal would obey', '\u001B[31mred', '\\u001B[31mred'],
])('shows %s', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('cuts long texts and says so', () => {
  expect(excerpt('x'.repeat(100), 10)).toBe('xxxxxxxxx…');
  expect(excerpt('x'.repeat(10), 10)).toBe('xxxxxxxxxx');
});

test('names letters that look like others', () => {
  expect(lookalikes('\u0410')).toBe(' Look closely: "\u0410" is U+0410.');
  expect(lookalikes('I\u2011A')).toBe(' Look closely: "\u2011" is U+2011.');
  expect(lookalikes('I-A')).toBe('');
});
