import { describe, expect, test } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import type { Layout } from '../../src/input/layout.ts';
import { readCsv } from '../../src/input/readCsv.ts';
import { scales } from './layoutOf.ts';
import { brief, locked, unlocked } from './sourceOf.ts';

const layout: Layout = {
  scales,
  table: {
    columns: { section: 'Part', statement: 'Advice', grade: 'Grade', certainty: 'Certainty' },
    sections: [
      { id: 'home', heading: 'Home' },
      { id: 'practice', heading: 'Practice' },
    ],
  },
};
const head = 'Part,Advice,Grade,Certainty';
const home = 'Home,Drink,A,High';
const practice = 'Practice,Look,B,Very low';

function read(
  lines: readonly string[],
  how: (text: string) => ReturnType<typeof unlocked> = (text) => unlocked(text, 'csv'),
) {
  return collect((report) => readCsv(how(lines.join('\n')), layout, report));
}

test('reads rows by their header, whatever the order of columns, and claims every line', () => {
  const { value, diagnostics } = read([
    'Grade,Part,Remark,Certainty,Advice',
    'A,Home,,High,Drink',
    'B,Practice,x,Low,Look',
  ]);
  expect(diagnostics).toEqual([]);
  expect(
    value.rows.map((row) => [row.section, row.statement, ...row.ratings.map((one) => one.code)]),
  ).toEqual([
    ['home', 'Drink', 'A', 'high'],
    ['practice', 'Look', 'B', 'low'],
  ]);
  expect(value.claims.map((claim) => claim.kind)).toEqual(['header', 'row', 'row']);
});

test.each([';', '\t'])('finds the delimiter "%s" by itself', (delimiter) => {
  const { value, diagnostics } = read([head, home, practice].map((line) => line.replaceAll(',', delimiter)));
  expect(diagnostics).toEqual([]);
  expect(value.rows.map((row) => row.statement)).toEqual(['Drink', 'Look']);
});

test('a row knows the lines it covers, as they stand in the file', () => {
  const { value } = read([head, 'Home,"Drink', 'a ""lot""",A,High', practice]);
  const [row] = value.rows;
  expect(row).toMatchObject({
    statement: 'Drink\na "lot"',
    text: 'Home,"Drink\na ""lot""",A,High',
    offset: 28,
    length: 29,
  });
  expect(row?.line.number).toBe(2);
  expect(value.claims.map((claim) => `${claim.line} ${claim.kind}`)).toEqual([
    '1 header',
    '2 row',
    '3 row',
    '4 row',
  ]);
});

test('byte order mark, CRLF and no-break spaces are read as meant in both', () => {
  const text = `\uFEFF${head}\r\n${home}\r\n${practice}\r\n`;
  const [open, shut] = [unlocked(text, 'csv'), locked(text)].map((source) =>
    collect((report) => readCsv(source, layout, report)),
  );
  expect(open?.diagnostics).toEqual([]);
  expect(shut?.diagnostics).toEqual([]);
  expect(shut?.value.rows.map((row) => row.statement)).toEqual(open?.value.rows.map((row) => row.statement));
});

describe('each faulty record is reported, and the others are read', () => {
  test.each<[string, string[], string[], string[]]>([
    [
      'a cell too many',
      ['Home,Drink,A,High,x', home, practice],
      ['2:19 error csv-cells'],
      ['5 cells', 'header has 4'],
    ],
    [
      'a cell too few',
      ['Home,Drink,A', home, practice],
      ['2:12 error csv-cells'],
      ['3 cells', 'header has 4'],
    ],
    [
      'an unquoted delimiter',
      ['Home,Drink, and rest,A,High', home, practice],
      ['2:24 error csv-cells'],
      ['into quotes'],
    ],
    [
      'an unknown rating',
      ['Home,Drink,C,High', home, practice],
      ['2:12 error row-unknown-rating'],
      ['"C"', 'A, B'],
    ],
    [
      'two wrong cells',
      ['Home,,A,', home, practice],
      ['2:6 error row-without-statement', '2:9 error row-unknown-rating'],
      [],
    ],
    [
      'an empty rating',
      ['Home,Drink,A,', home, practice],
      ['2:14 error row-unknown-rating'],
      ['an empty cell'],
    ],
    [
      'a rating made a date',
      ['Home,Drink,1-Feb,High', home, practice],
      ['2:12 error row-unknown-rating'],
      ['spreadsheet', 'as text'],
    ],
    [
      'a rating made a number',
      ['Home,Drink,1.00E+02,High', home, practice],
      ['2:12 error row-unknown-rating'],
      ['spreadsheet'],
    ],
    [
      'a rating made a month',
      ['Home,Drink,Jan-A,High', home, practice],
      ['2:12 error row-unknown-rating'],
      ['spreadsheet', 'as text'],
    ],
    [
      'a rating made an error',
      ['Home,Drink,#NAME?,High', home, practice],
      ['2:12 error row-unknown-rating'],
      ['spreadsheet'],
    ],
    ['a lost quote', ['Home,"Drink,A,High', home, practice], ['2:6 error csv-syntax'], ['never closed']],
    [
      'a section that is not listed',
      ['Hospital,Drink,A,High', home, practice],
      ['2:1 error section-unlisted'],
      ['"Hospital"'],
    ],
    [
      'no section',
      [',Drink,A,High', home, practice],
      ['2:1 error section-unlisted'],
      ['no section', 'say "sectionRepeats: down" under "table" in layout.yaml'],
    ],
    ['a missing section', [home], ['1:1 error section-missing'], ['"Practice"']],
  ])('%s', (_, records, findings, words) => {
    const { value, diagnostics } = read([head, ...records]);
    expect(diagnostics.map(brief)).toEqual(findings);
    for (const word of words) expect(diagnostics[0]?.message).toContain(word);
    const sound = records.filter((record) => record === home || record === practice).length;
    expect(value.rows).toHaveLength(sound);
  });

  test('all of them in one run, each at its cell', () => {
    const { diagnostics } = read([
      head,
      'Home,Drink,A',
      'Home,Drink,C,High',
      'Home,"Drink',
      home,
      'Practice,Look,B,Great',
    ]);
    expect(diagnostics.map(brief)).toEqual([
      '2:12 error csv-cells',
      '3:12 error row-unknown-rating',
      '4:6 error csv-syntax',
      '6:17 error row-unknown-rating',
    ]);
  });
});

test('a section misspelt in many rows is one finding', () => {
  const { diagnostics } = read([head, home, 'Practise,Look,B,Low', 'Practise,Listen,B,Low']);
  expect(diagnostics.map(brief)).toEqual(['3:1 error section-differs']);
  expect(diagnostics[0]?.message).toContain('(here and 1 more times); layout.yaml has "Practice"');
});

test('an empty section cell repeats the one above it if the layout says so', () => {
  const table = { ...layout.table, sectionRepeats: 'down' } as Layout['table'];
  const readDown = (...lines: string[]) =>
    collect((report) =>
      readCsv(unlocked([head, ...lines].join('\n'), 'csv'), { scales, table } as Layout, report),
    );
  const { value, diagnostics } = readDown(home, ',Rest,B,Low', practice, ',Listen,B,Low');
  expect(diagnostics).toEqual([]);
  expect(value.rows.map((row) => `${row.section} ${row.statement}`)).toEqual([
    'home Drink',
    'home Rest',
    'practice Look',
    'practice Listen',
  ]);
  const first = readDown(',Rest,B,Low', home, practice).diagnostics;
  expect(first.map(brief)).toEqual(['2:1 error section-unlisted']);
  expect(first[0]?.message).not.toContain('sectionRepeats');
});

test('delimiters that a cleared column left behind are not cells', () => {
  expect(read([`${head},,`, `${home},,`, `${practice},,`, ',,,,,']).diagnostics).toEqual([]);
  expect(read([head, `${home},,`, practice, ',,,']).diagnostics).toEqual([]);
});

test.each([
  ['a column is missing', 'Part,Advice,Certainty', 'lacks "Grade"'],
  ['a column stands twice', 'Part,Advice,Grade,Certainty,Grade', 'has "Grade" more than once'],
])('%s in the header: one finding that shows it', (_, line, words) => {
  const { value, diagnostics } = read(['', line, home]);
  expect(diagnostics.map(brief)).toEqual(['2:1 error csv-header']);
  expect(diagnostics[0]?.message).toContain(words);
  expect(diagnostics[0]?.message).toContain(line.replaceAll(',', ' | '));
  expect(value.rows).toEqual([]);
});
