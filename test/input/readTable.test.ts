import { describe, expect, test } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import type { TablePart } from '../../src/input/layout.ts';
import { Ledger } from '../../src/input/ledger.ts';
import { readTable } from '../../src/input/readTable.ts';
import { TextCursor } from '../../src/input/textCursor.ts';
import { brief, locked, unlocked } from './sourceOf.ts';

function read(part: Omit<TablePart, 'table' | 'title'>, lines: readonly string[], how = unlocked) {
  const source = how(['Title', ...lines].join('\n'));
  return collect((report) => {
    const cursor = new TextCursor(source, new Ledger(source, report), report);
    const table = readTable(cursor, { table: 'id', title: 'Title', ...part }, []);
    return table?.entries.map((entry) => `${entry.child ? '> ' : ''}${entry.text}`);
  });
}

describe('sound tables', () => {
  test('an outline has parents and bulleted children', () => {
    const { value, diagnostics } = read(
      { shape: 'outline', bullet: '- ' },
      ['Neck', '- left', '- right', 'Back'],
      locked,
    );
    expect(value).toEqual(['Neck', '> left', '> right', 'Back']);
    expect(diagnostics).toEqual([]);
  });

  test('groups have headings that stand apart', () => {
    const { value, diagnostics } = read(
      { shape: 'groups', bullet: '  • ' },
      ['A', '  • x', '', 'B', '  • y'],
      locked,
    );
    expect(value).toEqual(['A', '> x', 'B', '> y']);
    expect(diagnostics).toEqual([]);
  });

  test('columns are whole lines below furniture and header', () => {
    const part = {
      shape: 'columns',
      header: 'For Against',
      skip: { line: 'See here', reason: 'Link' },
    } as const;
    const { value, diagnostics } = read(part, ['See here', 'For Against', 'One two'], locked);
    expect(value).toEqual(['One two']);
    expect(diagnostics).toEqual([]);
  });
});

describe('bullets of another shape', () => {
  test.each(['* ', '– ', '• ', '  ▪ ', '-', '\uF0B7 ', 'o ', 'o   '])(
    '"%s" is read as meant while unlocked',
    (bullet) => {
      const { value, diagnostics } = read({ shape: 'outline', bullet: '- ' }, ['Neck', `${bullet}left`]);
      expect(value).toEqual(['Neck', '> left']);
      expect(diagnostics.filter((one) => one.code !== 'source-white-space').map(brief)).toEqual([
        '3:1 information bullet-read-as-meant',
      ]);
    },
  );

  test.each(['* ', '  - ', '•'])('"%s" is refused once locked', (bullet) => {
    const { diagnostics } = read({ shape: 'outline', bullet: '- ' }, ['Neck', `${bullet}left`], locked);
    expect(diagnostics.map(brief)).toEqual(['3:1 error bullet-unknown']);
    expect(diagnostics[0]?.message).toContain('layout.yaml gives the bullet "- "');
  });

  test('a bullet where layout.yaml gives none is told so', () => {
    const { diagnostics } = read({ shape: 'outline' }, ['Neck', '- left']);
    expect(diagnostics[0]?.message).toBe(
      'The line begins with "- "; layout.yaml gives this table no bullet. Read as that bullet.',
    );
  });
});

describe('an entry that lost its bullet never becomes a heading', () => {
  test.each([
    ['in groups, where headings stand apart', 'groups', '  • ', 'x'],
    ['when its indentation is left', 'outline', '  • ', '  x'],
    ['when another sign stands there', 'outline', '- ', '_ x'],
  ] as const)('%s', (_, shape, bullet, line) => {
    for (const how of [locked, unlocked]) {
      const { value, diagnostics } = read(
        { shape, bullet },
        ['A', `${bullet}first`, line, `${bullet}last`],
        how,
      );
      expect(value?.at(-1)).toBe('> last');
      expect(value?.[2]).toMatch(/^> /);
      expect(diagnostics.map(brief)).toEqual(['4:1 error bullet-missing']);
    }
  });
});

test.each<[string, Omit<TablePart, 'table' | 'title'>, string[], string[]]>([
  [
    'an entry without parent',
    { shape: 'outline', bullet: '- ' },
    ['- x'],
    ['2:1 error entry-without-parent'],
  ],
  ['an empty table', { shape: 'outline' }, [], ['1:1 error table-empty']],
  [
    'a missing header',
    { shape: 'columns', header: 'For Against' },
    ['One two'],
    ['2:1 error layout-line-missing'],
  ],
  [
    'a misspelt header',
    { shape: 'columns', header: 'For Against' },
    ['For Againts', 'x'],
    ['2:1 error layout-line-differs'],
  ],
  [
    'missing furniture',
    { shape: 'outline', skip: { line: 'See', reason: 'Link' } },
    ['x'],
    ['2:1 error layout-line-missing'],
  ],
])('%s is reported where it stands', (_, part, lines, findings) => {
  expect(read(part, lines).diagnostics.map(brief)).toEqual(findings);
});
