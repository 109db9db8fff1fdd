import { expect, test } from 'vitest';
import { briefly, GuidelineCopy } from './copyGuideline.ts';

const second = 'test/fixtures/second-guideline';
const csv = 'test/fixtures/csv-guideline';

test.each<[string, string, string | RegExp, string, string[], string]>([
  [
    'two scales of a column',
    second,
    'column: strength',
    'column: class',
    ['layout.yaml:12 error scale-duplicate', 'layout.yaml:39 error column-unknown'],
    'Each needs its own',
  ],
  [
    'a code twice in a scale',
    second,
    'code: "2"',
    'code: "1"',
    ['layout.yaml:11 error spelling-twice'],
    'The code "1" stands twice',
  ],
  [
    'a spelling for two codes',
    second,
    'printed: [Low]',
    'printed: [Low, High]',
    ['layout.yaml:30 error spelling-twice'],
    'The spelling "High" stands for "high" and for "low"',
  ],
  [
    'a column of no scale',
    second,
    'columns: [class,',
    'columns: [grade, class,',
    ['layout.yaml:39 error column-unknown'],
    'known: class, strength, certainty',
  ],
  [
    'a scale that no column prints',
    second,
    ', strength, certainty]',
    ', strength]',
    ['layout.yaml:39 error column-missing'],
    '"certainty" is not among the columns',
  ],
  [
    'no statement',
    second,
    'class, statement,',
    'class,',
    ['layout.yaml:39 error column-missing'],
    'must be "statement"',
  ],
  [
    'two sections of an id',
    second,
    'id: back-to-sport',
    'id: first-aid',
    ['layout.yaml:42 error id-duplicate'],
    'share the id "first-aid"',
  ],
  [
    'two sections of a heading',
    second,
    'heading: Back to Sport',
    'heading: First Aid',
    ['layout.yaml:42 error label-twice'],
    'share the heading "First Aid"',
  ],
  [
    'two tables of an id',
    second,
    'table: referral',
    'table: fracture-signs',
    ['layout.yaml:47 error id-duplicate'],
    '"fracture-signs" is used twice',
  ],
  [
    'a label twice',
    second,
    'label: Funding',
    'label: Language',
    ['layout.yaml:61 error label-twice'],
    '"Language" is listed twice',
  ],
  [
    'flattened columns without columns',
    second,
    /\n {4}columns:\n {6}- .*\n {6}- .*/,
    '',
    ['layout.yaml:47 error layout-kind'],
    'needs "columns"',
  ],
  [
    'no recommendations',
    second,
    / {2}- recommendations:[\s\S]*?(?= {2}- table)/,
    '',
    ['layout.yaml:33 error layout-kind'],
    'would have no recommendation',
  ],
  [
    'no section column in CSV',
    csv,
    '    section: Chapter\n',
    '',
    ['layout.yaml:14 error column-missing'],
    'needs the column "section"',
  ],
  [
    'parts in place of a table',
    csv,
    /table:[\s\S]*/,
    'parts: [{ title: x }]\n',
    ['layout.yaml:2 error layout-kind'],
    'needs "table"',
  ],
])('%s', async (_, guideline, from, to, expected, words) => {
  const { guideline: read, diagnostics } = await new GuidelineCopy(guideline)
    .edit('layout.yaml', from, to)
    .read();
  const told = diagnostics.filter((one) => one.severity !== 'information');
  expect(briefly(told)).toEqual(expected);
  expect(told.map((one) => one.message).join('\n')).toContain(words);
  expect(read).toBeUndefined();
});
