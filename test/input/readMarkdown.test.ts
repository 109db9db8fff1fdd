import { describe, expect, test } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import type { Layout } from '../../src/input/layout.ts';
import { readMarkdown } from '../../src/input/readMarkdown.ts';
import { scales } from './layoutOf.ts';
import { brief, locked, unlocked } from './sourceOf.ts';

const layout: Layout = {
  scales,
  table: {
    columns: { statement: 'Advice', grade: 'Grade', certainty: 'Certainty' },
    sections: [
      { id: 'home', heading: 'Home' },
      { id: 'practice', heading: 'Practice' },
    ],
    furniture: [{ line: '# Sore Throat', reason: 'Title' }],
  },
};
const head = ['| Advice | Grade | Certainty |', '|---|---|---|'];
const home = ['## Home', '', ...head, '| Drink | A | High |', ''];
const practice = ['## Practice', '', ...head, '| Look | B | Very low |'];
const title = ['# Sore Throat', ''];

function read(
  lines: readonly string[],
  how: (text: string) => ReturnType<typeof unlocked> = (text) => unlocked(text, 'markdown'),
) {
  return collect((report) => readMarkdown(how(lines.join('\n')), layout, report));
}

test('reads each table below its heading and claims every line', () => {
  const { value, diagnostics } = read([...title, ...home, ...practice]);
  expect(diagnostics).toEqual([]);
  expect(value.rows.map((row) => [row.section, row.statement, row.text, row.line.number])).toEqual([
    ['home', 'Drink', '| Drink | A | High |', 7],
    ['practice', 'Look', '| Look | B | Very low |', 13],
  ]);
  expect(value.claims.filter((claim) => claim.kind !== 'blank').map((claim) => claim.kind)).toEqual([
    'furniture',
    'section-heading',
    'header',
    'header',
    'row',
    'section-heading',
    'header',
    'header',
    'row',
  ]);
});

test.each([
  ['an escaped pipe', 'Once \\| twice', 'Once | twice'],
  ['emphasis', '**Drink** *a* ~~lot~~', 'Drink a ~~lot~~'],
  ['a line break', 'Drink<br>a lot <br /> now', 'Drink a lot now'],
  ['code and links', '`Drink` [a lot](http://example.org)', 'Drink a lot'],
  ['an entity', 'Drink &lt; 1 l', 'Drink < 1 l'],
  ['spaces that align', '  Drink    a lot      ', 'Drink a lot'],
])('a cell with %s is read as its words', (_, cell, words) => {
  const lines = [...title, '## Home', '', ...head, `|${cell}|**A**|  High |`, '', ...practice];
  const { value, diagnostics } = read(lines);
  expect(diagnostics).toEqual([]);
  expect(value.rows[0]).toMatchObject({ statement: words, text: lines[6] });
});

test('headings of other shapes, tables without outer pipes, CRLF', () => {
  const lines = [
    ...title,
    'Home',
    '----',
    'Advice | Grade | Certainty',
    '--|--|--',
    'Drink | A | High',
    '',
    ...practice,
  ];
  expect(read(lines).diagnostics).toEqual([]);
  expect(collect((report) => readMarkdown(locked(lines.join('\r\n')), layout, report)).diagnostics).toEqual(
    [],
  );
});

describe('faults are reported where they stand', () => {
  test.each<[string, string[], string[], string[]]>([
    [
      'an unknown rating',
      [...title, '## Home', ...head, '| Drink |  C | High |', '', ...practice],
      ['6:12 error row-unknown-rating'],
      ['"C"', 'A, B'],
    ],
    [
      'an empty rating',
      [...title, '## Home', ...head, '| Drink | | High |', '', ...practice],
      ['6:10 error row-unknown-rating'],
      ['an empty cell'],
    ],
    [
      'a cell too few',
      [...title, '## Home', ...head, '| Drink | A |', '', ...practice],
      ['6:1 error markdown-cells'],
      ['2 cells', 'has 3'],
    ],
    [
      'a cell too many',
      [...title, '## Home', ...head, '| Drink | or not | A | High |', '', ...practice],
      ['6:1 error markdown-cells'],
      ['4 cells', '\\|'],
    ],
    [
      'a remark glued to the table',
      [...title, '## Home', ...head, '| Drink | A | High |', 'Remark', '', ...practice],
      ['7:1 error markdown-cells'],
      ['1 cell,'],
    ],
    [
      'a column that is missing',
      [...title, '## Home', '| Advice | Grade |', '|--|--|', '| Drink | A |', '', ...practice],
      ['4:1 error markdown-header'],
      ['lacks "Certainty"'],
    ],
    [
      'a table without a heading',
      [...title, ...home, ...practice, '', ...head, '| x | A | High |'],
      ['15:1 error heading-missing'],
      ['heading'],
    ],
    [
      'a misspelt heading',
      [...title, '## Hom', ...head, '| Drink | A | High |', '', ...practice],
      ['3:1 error section-differs'],
      ['"Home"'],
    ],
    ['a missing section', [...title, ...home], ['1:1 error section-missing'], ['"Practice"']],
    ['missing furniture', [...home, ...practice], ['1:1 error layout-line-missing'], ['# Sore Throat']],
    [
      'a paragraph that nobody knows',
      [...title, ...home, 'Hm.', '', ...practice],
      ['9:1 error line-unclaimed'],
      [],
    ],
    [
      'a table inside of a list',
      [...title, ...home, '- x', '', '  | a | b |', '  |--|--|', '', ...practice],
      ['9:1 error line-unclaimed'],
      ['2 more lines'],
    ],
  ])('%s', (_, lines, findings, words) => {
    const { diagnostics } = read(lines);
    expect(diagnostics.map(brief)).toEqual(findings);
    for (const word of words) expect(diagnostics[0]?.message).toContain(word);
  });
});
