import { describe, expect, test } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import { readCodes } from '../../src/knowledge/readCodes.ts';
import { brief } from '../input/sourceOf.ts';

const head = 'system,code,display,class,class_reason,verified,source1,source2,note';
const sound = 'http://snomed.info/sct,279039007,Low back pain (finding),definite,,yes,Somewhere,,';

function read(...lines: string[]) {
  return collect((report) => readCodes('codes.csv', Buffer.from(lines.join('\n')), report));
}

test('reads the verified rows, with the line of each', () => {
  const { value, diagnostics } = read(
    `\uFEFF${head}`,
    sound,
    'http://x,M54.5,"Low back pain, ""retired""",legacy:possible,Expanded,yes,Somewhere,,A note',
    'http://x,M99,Not looked at,definite,,no,,,',
    '',
  );
  expect(diagnostics).toEqual([]);
  expect(value).toEqual([
    {
      system: 'http://snomed.info/sct',
      code: '279039007',
      display: 'Low back pain (finding)',
      source: 'Somewhere',
      class: 'definite',
      legacy: false,
      authored: { file: 'codes.csv', line: 2, column: 1 },
    },
    {
      system: 'http://x',
      code: 'M54.5',
      display: 'Low back pain, "retired"',
      source: 'Somewhere',
      class: 'possible',
      legacy: true,
      reason: 'Expanded',
      note: 'A note',
      authored: { file: 'codes.csv', line: 3, column: 1 },
    },
  ]);
});

describe('each faulty row is reported, and the others are read', () => {
  test.each<[string, string, string, string]>([
    [
      'a code that a spreadsheet rounded',
      'http://x,4.22587E+08,D,definite,,yes,S,,',
      '2:1 error code-mangled',
      '"4.22587E+08"',
    ],
    [
      'a code that a spreadsheet made a date',
      'http://x,2-Jan,D,definite,,yes,S,,',
      '2:1 error code-mangled',
      'as text',
    ],
    ['no source', 'http://x,1,D,definite,,yes,,,', '2:1 error code-without-source', 'source1'],
    ['no display', 'http://x,1,,definite,,yes,S,,', '2:1 error code-without-display', 'display'],
    [
      'an unknown class',
      'http://x,1,D,certain,,yes,S,,',
      '2:1 error code-class-unknown',
      'allowed: definite, possible, never',
    ],
    [
      'a cell too many',
      'http://x,1,D, and more,definite,,yes,S,,',
      '2:1 error csv-cells',
      '10 cells, the header has 9',
    ],
    ['a lost quote', 'http://x,1,"D,definite,,yes,S,,', '2:12 error csv-syntax', 'never closed'],
    ['the same code again', sound, '3:1 error code-duplicate', 'stands twice'],
  ])('%s', (_, row, finding, words) => {
    const { value, diagnostics } = read(head, row, sound);
    expect(diagnostics.map(brief)).toEqual([finding]);
    expect(diagnostics[0]?.message).toContain(words);
    expect(value?.some((code) => code.code === '279039007')).toBe(true);
  });
});

test('a header without its columns is refused, semicolons included', () => {
  const { value, diagnostics } = read(head.replaceAll(',', ';'), sound);
  expect(value).toBeUndefined();
  expect(diagnostics.map(brief)).toEqual(['1:1 error code-list-columns']);
  expect(diagnostics[0]?.message).toContain('separated by commas');
});
