import { expect, test } from 'vitest';
import { lineHash } from '../../src/input/lineHash.ts';
import { briefly, GuidelineCopy } from './copyGuideline.ts';

const tables = 'tables.yaml';

test('a bullet of another shape, read as meant, changes no lock', async () => {
  const hash = lineHash('* Pain at the back edge of the fibula');
  const copy = new GuidelineCopy('test/fixtures/second-guideline')
    .edit(tables, 'line: 23,', `line: 23, hash: ${hash},`)
    .edit('source.txt', '* Pain at the back edge of the fibula', '• Pain at the back edge of the fibula');
  const { guideline, diagnostics } = await copy.read();
  expect(briefly(diagnostics)).toEqual([
    'guideline.yaml:27 information population-without-codes',
    'recommendations.yaml:3 information entry-unlocked',
    'source.txt:23 information bullet-read-as-meant',
  ]);
  expect(guideline?.tables[0]?.entries[1]).toMatchObject({ code: 'fibula', place: { line: 23 } });
});

test.each<[string, (copy: GuidelineCopy) => GuidelineCopy, string[], string]>([
  [
    'a table that layout.yaml lacks',
    (copy) => copy.edit(tables, 'table: fracture-signs', 'table: fractures'),
    ['tables.yaml:3 error table-unknown'],
    'known: fracture-signs, referral, after-effects',
  ],
  [
    'a table twice',
    (copy) => copy.edit(tables, '  - table: referral', '  - table: fracture-signs\n  - table: referral'),
    ['tables.yaml:6 error table-twice'],
    'Join the two',
  ],
  [
    'a code for a line of another table',
    (copy) => copy.edit(tables, 'line: 23', 'line: 29'),
    ['tables.yaml:5 error code-unknown-line'],
    'Line 29 is no line of the table "Signs of Fracture"',
  ],
  [
    'two codes for a line',
    (copy) => copy.edit(tables, '    codes:\n', '    codes:\n      - { line: 23, code: other }\n'),
    ['tables.yaml:6 error code-twice'],
    'Line 23 stands twice',
  ],
  [
    'a code that is used twice',
    (copy) => copy.edit(tables, 'code: fibula', 'code: midfoot-zone'),
    ['source.txt:25 error code-duplicate'],
    'stands for this and for "Pain at the back edge of the fibula" (line 23)',
  ],
  [
    'a line without cells',
    (copy) => copy.edit(tables, /- line: 31[\s\S]*$/, ''),
    ['source.txt:31 error split-missing'],
    'line 31, cells, basis and rationale',
  ],
  [
    'cells for no line',
    (copy) => copy.edit(tables, 'line: 31', 'line: 32'),
    ['source.txt:31 error split-missing', 'tables.yaml:14 error split-unknown-line'],
    'Line 32 is no line of the table "When to Refer"',
  ],
  [
    'cells in other words',
    (copy) => copy.edit(tables, 'text: Open wound', 'text: Open wounds'),
    ['tables.yaml:10 error split-differs'],
    '"Open wounds Instability after six weeks"',
  ],
  [
    'a cell of an unknown column',
    (copy) => copy.edit(tables, 'later: {', 'soon: {'),
    ['tables.yaml:10 error split-column-unknown', 'tables.yaml:10 error split-differs'],
    'known: now, later',
  ],
  [
    'a judgement called the only cut',
    (copy) => copy.edit(tables, 'basis: judgement', 'basis: single-cut'),
    ['tables.yaml:17 error split-boundary'],
    '0 places where it can be cut',
  ],
  [
    'a line that changed since its code was written',
    (copy) => copy.edit(tables, 'line: 23', `line: 23, hash: ${lineHash('other')}`),
    ['source.txt:23 error code-changed'],
    'relock',
  ],
  [
    'a line that changed since its split was written',
    (copy) => copy.edit(tables, 'line: 30', `line: 30\n        hash: ${lineHash('other')}`),
    ['source.txt:30 error split-changed'],
    'relock',
  ],
  [
    'a line that moved',
    (copy) =>
      copy.edit(tables, 'line: 23', `line: 24, hash: ${lineHash('* Pain at the back edge of the fibula')}`),
    ['tables.yaml:5 warning code-moved'],
    'Line 24 of "Signs of Fracture" stands on line 23 now',
  ],
])('%s', async (_, damage, expected, words) => {
  const { guideline, diagnostics } = await damage(new GuidelineCopy('test/fixtures/second-guideline')).read();
  const told = diagnostics.filter(
    ({ code }) => code !== 'entry-unlocked' && code !== 'population-without-codes',
  );
  expect(briefly(told)).toEqual(expected);
  expect(told.map((one) => one.message).join('\n')).toContain(words);
  expect(guideline === undefined).toBe(expected.some((one) => one.includes(' error ')));
});

test('a judgement that nobody reviewed waits for a review, a reviewed one does not', async () => {
  const copy = new GuidelineCopy('test/fixtures/second-guideline');
  const needs = async () =>
    (await copy.read()).guideline?.tables[1]?.entries.map((entry) => [entry.code, entry.needsReview]);
  expect(await needs()).toEqual([
    ['open-wound', undefined],
    ['instability', undefined],
    ['no-pulse', true],
  ]);
  copy.edit(tables, 'basis: judgement', 'basis: judgement\n        reviewer: Dr. Example');
  expect((await needs())?.at(-1)).toEqual(['no-pulse', undefined]);
});
