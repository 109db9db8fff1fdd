import { expect, test } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import { Ledger } from '../../src/input/ledger.ts';
import { readMetadata } from '../../src/input/readMetadata.ts';
import { TextCursor } from '../../src/input/textCursor.ts';
import { brief, unlocked } from './sourceOf.ts';

const metadata = [
  { id: 'title', label: 'Title' },
  { id: 'tools', label: 'Tools', empty: true },
  { id: 'scope', label: 'Scope' },
  { id: 'keywords', label: 'Keywords' },
];

function read(...lines: string[]) {
  const source = unlocked(lines.join('\n'));
  return collect((report) => {
    const ledger = new Ledger(source, report);
    const fields = readMetadata(new TextCursor(source, ledger, report), { metadata }, []);
    ledger.close();
    return fields.map(({ id, values }) => [id, ...values.map((value) => value.text)].join(': '));
  });
}

test('an empty label never takes the next one for its value', () => {
  const { value, diagnostics } = read('Title', 'Rest', 'Tools', 'Scope', 'Adults', 'Keywords', 'one', 'two');
  expect(value).toEqual(['title: Rest', 'tools', 'scope: Adults', 'keywords: one: two']);
  expect(diagnostics).toEqual([]);
});

test('a value may be the words of a label that comes much later', () => {
  const { value } = read('Title', 'Keywords', 'Tools', 'Scope', 'Adults', 'Keywords', 'one');
  expect(value).toEqual(['title: Keywords', 'tools', 'scope: Adults', 'keywords: one']);
});

test('a misspelt label is one finding, and its values are not given to the label before', () => {
  const { value, diagnostics } = read('Title', 'Rest', 'Tools', 'Skope', 'Adults', 'Keywords', 'one');
  expect(value).toEqual(['title: Rest', 'tools', 'scope: Adults', 'keywords: one']);
  expect(diagnostics.map(brief)).toEqual(['4:1 error layout-line-differs']);
});

test('a label that is not there at all does not swallow the rest', () => {
  const { value, diagnostics } = read('Title', 'Rest', 'Tools', 'Keywords', 'one');
  expect(value).toEqual(['title: Rest', 'tools', 'keywords: one']);
  expect(diagnostics.map(brief)).toEqual(['4:1 error layout-line-missing']);
});

test('a value that is missing, and one that should not be there', () => {
  const { diagnostics } = read('Title', 'Tools', 'a saw', 'Scope', 'Adults', 'Keywords', 'one');
  expect(diagnostics.map(brief)).toEqual(['1:1 error label-without-value', '3:1 error label-with-value']);
  expect(diagnostics[0]?.message).toContain('add "empty: true" in layout.yaml');
  expect(diagnostics[1]?.message).toContain('Remove "empty: true"');
});
