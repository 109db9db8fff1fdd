import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRecords } from '../../src/input/csvRecords.ts';

function read(text: string, delimiter = ',') {
  return csvRecords(text.split('\n'), delimiter).map(({ cells, first, last, fault }) => ({
    cells: cells.map((cell) => cell.text),
    lines: first === last ? `${first}` : `${first}-${last}`,
    ...(fault && { fault: `${fault.line}:${fault.column} ${fault.message}` }),
  }));
}

describe('records', () => {
  test.each<[string, string, string, string[][], string[]]>([
    [
      'plain cells',
      'a,b\n1,2',
      ',',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      ['1', '2'],
    ],
    ['quoted cells with delimiters and quotes', '"a,b","say ""x"""', ',', [['a,b', 'say "x"']], ['1']],
    ['line ends in cells', 'a,"b\nc\n\nd",e\nf', ',', [['a', 'b\nc\n\nd', 'e'], ['f']], ['1-4', '5']],
    [
      'blank lines between records',
      '\n\na,b\n \n1,2\n',
      ',',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      ['3', '5'],
    ],
    [
      'semicolons',
      'a;b,c\n1;2',
      ';',
      [
        ['a', 'b,c'],
        ['1', '2'],
      ],
      ['1', '2'],
    ],
    [
      'tabs',
      'a\tb\n\t2',
      '\t',
      [
        ['a', 'b'],
        ['', '2'],
      ],
      ['1', '2'],
    ],
    [
      'empty cells',
      ',,\n"",',
      ',',
      [
        ['', '', ''],
        ['', ''],
      ],
      ['1', '2'],
    ],
    ['white space around cells', ' a , "b" ,c', ',', [['a', 'b', 'c']], ['1']],
    ['a quote inside an unquoted cell', 'a 5" nail,b', ',', [['a 5" nail', 'b']], ['1']],
    [
      'CRLF and a byte order mark of a locked text',
      '\uFEFFa,"b\r\nc"\r\n1,2\r',
      ',',
      [
        ['a', 'b\nc'],
        ['1', '2'],
      ],
      ['1-2', '3'],
    ],
  ])('%s', (_, text, delimiter, cells, lines) => {
    const records = read(text, delimiter);
    expect(records.map((record) => record.cells)).toEqual(cells);
    expect(records.map((record) => record.lines)).toEqual(lines);
  });

  test('know where each cell stands', () => {
    const [record] = csvRecords(['ab, "c d" ,', ''], ',');
    expect(record?.cells.map(({ line, column, length }) => [line, column, length])).toEqual([
      [1, 1, 2],
      [1, 5, 5],
      [1, 12, 0],
    ]);
    const [, second] = csvRecords(['"a', 'b",c', 'd,"e"'], ',');
    expect(second?.cells.map(({ line, column }) => [line, column])).toEqual([
      [3, 1],
      [3, 3],
    ]);
  });
});

describe('a lost quote', () => {
  test('that is never closed spoils one record only', () => {
    expect(read('a,b\n1,"x\n2,y\n3,z')).toEqual([
      { cells: ['a', 'b'], lines: '1' },
      { cells: ['1'], lines: '2', fault: '2:3 The quote that opens here is never closed.' },
      { cells: ['2', 'y'], lines: '3' },
      { cells: ['3', 'z'], lines: '4' },
    ]);
  });

  test('that a later quote seems to close is told at the cell it belongs to', () => {
    const records = read('1,"x\n2,"y"\n3,z');
    expect(records[0]?.fault).toMatch(/^1:3 The cell that begins with this quote ends on line 2/);
    expect(records.slice(1)).toEqual([
      { cells: ['2', 'y'], lines: '2' },
      { cells: ['3', 'z'], lines: '3' },
    ]);
  });

  test('inside a quoted cell is told where the cell ends too early', () => {
    const [record] = read('"say "x" now",b');
    expect(record?.fault).toMatch(/^1:7 .* a quote inside a quoted cell is written twice/);
  });
});

test('whatever is written as RFC 4180 asks is read back', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'B', '1', ' ', '"', ',', ';', '\n', 'é', '|') })
    .map((text) => text.trim());
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (table) => {
        const text = table
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const read = csvRecords(text.split('\n'), ',');
        expect(read.map((record) => record.cells.map((one) => one.text))).toEqual(table);
        expect(read.some((record) => record.fault)).toBe(false);
      },
    ),
  );
});

test('no text makes reading stop or throw, and every non-blank line belongs to one record', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\n', '\r') });
  fc.assert(
    fc.property(text, (sample) => {
      const lines = sample.split('\n');
      const covered = csvRecords(lines, ',').flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, i) => first + i),
      );
      expect(covered).toEqual([...new Set(covered)].sort((a, b) => a - b));
      lines.forEach((line, index) => {
        if (line.trim() !== '') expect(covered).toContain(index + 1);
      });
    }),
  );
});
