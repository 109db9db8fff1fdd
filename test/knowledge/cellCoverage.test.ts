import { expect, test } from 'vitest';
import { lineHash } from '../../src/input/lineHash.ts';
import { type Cover, cellCoverage } from '../../src/knowledge/cellCoverage.ts';
import { planRelock } from '../../src/knowledge/relock.ts';
import { briefly, type GuidelineCopy } from './copyGuideline.ts';
import { computableGuideline } from './support/computableGuideline.ts';

const tables = 'tables.yaml';
const reasons = /\n {4}notComputed:\n.*/;
const reasonFor = (cell: string) => `    notComputed: [{ ${cell}, reason: Why. }]\n`;

async function findings(copy: GuidelineCopy) {
  const { guideline, diagnostics } = await copy.read();
  const told = diagnostics.filter(({ code, severity }) => severity === 'error' || code.startsWith('cell-'));
  return { guideline, told, codes: briefly(told), messages: told.map(({ message }) => message).join('\n') };
}

function brief(cover: Cover): string {
  return cover.kind === 'reason' ? 'reason' : `${cover.kind} ${cover.id}`;
}

test('every entry says what covers it: used criteria, codes, questions for information, reasons', async () => {
  const { guideline, codes: told } = await findings(computableGuideline());
  expect(told).toEqual([]);
  if (!guideline) throw new Error('not sound');
  const covers = guideline.tables.flatMap((table) =>
    cellCoverage(guideline)(table).map(({ entry, by }) => [entry.code, ...by.map(brief)]),
  );
  expect(covers).toEqual([
    ['malleolar-zone', 'criterion zone'],
    ['fibula', 'criterion fibula-edge'],
    ['pain-at-the-back-edge-of-the-tibia', 'criterion tibia-edge'],
    // `loose` quotes the line, and no plan uses it; the list of `base` names it.
    ['midfoot-zone', 'code-list foot'],
    ['pain-at-the-base-of-the-fifth-metatarsal', 'criterion base'],
    ['open-wound', 'criterion wound'],
    ['instability', 'reason'],
    ['no-pulse', 'question pulse'],
    ['joint'],
    ['stiffness'],
    ['instability'],
    ['nerve'],
    ['numbness'],
  ]);
});

test.each<[string, (copy: GuidelineCopy) => GuidelineCopy, string[], string]>([
  [
    'an entry that nothing covers',
    (copy) => copy.edit('terminology.yaml', 'line: 25', 'line: 21'),
    ['source.txt:25 error cell-uncovered'],
    'under notComputed of the table why nothing computes it: line 25, reason',
  ],
  [
    'a criterion that no plan uses any more',
    (copy) => copy.edit('criteria.yaml', 'any: [zone, base, wound]', 'any: [zone, wound]'),
    [
      'criteria.yaml:26 error question-unused',
      'source.txt:25 error cell-uncovered',
      'source.txt:26 error cell-uncovered',
    ],
    'Quote it in a criterion that a plan uses',
  ],
  [
    'a cell of a line whose other cell is covered',
    (copy) => copy.edit(tables, reasons, ''),
    ['source.txt:30 error cell-uncovered'],
    'line 30, cell later, reason',
  ],
  [
    'words that reach over two cells, which cover neither',
    (copy) => copy.edit('criteria.yaml', 'quote: Open wound', 'quote: Open wound Instability'),
    ['source.txt:30 error cell-uncovered'],
    '"Open wound" (referral/open-wound)',
  ],
  [
    'a code list that names a line of two cells, which covers neither',
    (copy) => copy.edit('terminology.yaml', 'line: 25', 'line: 30').edit(tables, reasons, ''),
    ['source.txt:25 error cell-uncovered', 'source.txt:30 error cell-uncovered'],
    'cell later',
  ],
  [
    'a question for information that is not asked of the line',
    (copy) => copy.edit('eligibility.yaml', 'line: 31, quote: Foot without pulse', 'line: 28, quote: Refer'),
    ['source.txt:31 error cell-uncovered'],
    '"Foot without pulse"',
  ],
  [
    'a reason for the cell that was covered, and a criterion over the other',
    (copy) =>
      copy.edit(tables, 'cell: later', 'cell: now').edit('criteria.yaml', 'Open wound', 'Instability'),
    [],
    '',
  ],
  [
    'a reason for both cells of a line of which one is covered',
    (copy) => copy.edit(tables, ', cell: later', ''),
    ['tables.yaml:10 warning cell-reason-idle'],
    'the criterion "wound" covers it. Remove the reason, or name the other cell of the line',
  ],
  [
    'a reason beside a code list',
    (copy) => copy.edit(tables, 'computable: true\n', `computable: true\n${reasonFor('line: 25')}`),
    ['tables.yaml:5 warning cell-reason-idle'],
    'the code list "foot" covers it. Remove the reason.',
  ],
  [
    'a reason for a line of another table',
    (copy) => copy.edit(tables, 'line: 30, cell: later', 'line: 26'),
    ['source.txt:30 error cell-uncovered', 'tables.yaml:10 error cell-reason-unknown-line'],
    'Line 26 is no line of the table "When to Refer"',
  ],
  [
    'a reason for a column of no cell',
    (copy) => copy.edit(tables, 'line: 30, cell: later', 'line: 31, cell: later'),
    ['source.txt:30 error cell-uncovered', 'tables.yaml:10 error cell-reason-cell-unknown'],
    'Line 31 has no cell in a column "later"; known: now.',
  ],
  [
    'a column where there is none',
    (copy) =>
      copy
        .edit('terminology.yaml', 'line: 25', 'line: 21')
        .edit(tables, 'computable: true\n', `computable: true\n${reasonFor('line: 25, cell: x')}`),
    ['source.txt:25 error cell-uncovered', 'tables.yaml:5 error cell-reason-cell-unknown'],
    'the table has no columns. Remove "cell"',
  ],
  [
    'two reasons for a line',
    (copy) =>
      copy.edit(tables, 'notComputed:\n', 'notComputed:\n      - { line: 30, cell: later, reason: Why. }\n'),
    ['tables.yaml:11 error cell-reason-twice'],
    'Line 30 stands twice under notComputed',
  ],
  [
    'a reason that was written of other words',
    (copy) => copy.edit(tables, 'line: 30, cell: later', `line: 30, hash: ${lineHash('x')}, cell: later`),
    ['source.txt:30 error cell-reason-changed'],
    'since its reason was written',
  ],
  [
    'a reason whose line moved',
    (copy) =>
      copy.edit(
        tables,
        'line: 30, cell: later',
        `line: 31, hash: ${lineHash('Open wound Instability after six weeks')}, cell: later`,
      ),
    ['tables.yaml:10 warning cell-reason-moved'],
    'Line 31 of "When to Refer" stands on line 30 now',
  ],
  [
    'a criterion over a cell that waits for its review',
    (copy) =>
      copy.edit(
        'criteria.yaml',
        'line: 30\n    quote: Open wound',
        'line: 31\n    quote: Foot without pulse',
      ),
    ['source.txt:30 error cell-uncovered', 'source.txt:31 error cell-executed'],
    'a plan uses it by way of "wound"',
  ],
])('%s', async (_, damage, expected, words) => {
  const { codes: told, messages } = await findings(damage(computableGuideline()));
  expect(told).toEqual(expected);
  expect(messages).toContain(words);
});

test.each<[string, (copy: GuidelineCopy) => GuidelineCopy, string]>([
  [
    'a name that leads nowhere',
    (copy) => copy.edit('criteria.yaml', 'any: [zone, base, wound]', 'any: [zones, wound]'),
    'criterion-unknown',
  ],
  [
    'criteria that cannot be read',
    (copy) => copy.edit('criteria.yaml', 'criteria:', 'criteria: {'),
    'yaml-syntax',
  ],
  [
    'a criterion without what it needs',
    (copy) => copy.edit('criteria.yaml', '    quote: Open wound\n', ''),
    'yaml-schema',
  ],
  ['code lists that cannot be read', (copy) => copy.write('terminology.yaml', 'codeLists: {'), 'yaml-syntax'],
])('of %s no entry is said to be uncovered', async (_, damage, cause) => {
  const { told } = await findings(damage(computableGuideline()));
  const codes = told.map(({ code }) => code);
  expect(codes).toContain(cause);
  expect(codes.filter((code) => code.startsWith('cell-'))).toEqual([]);
});

test('a table that did not opt in is not asked for, with or without reasons', async () => {
  const copy = computableGuideline()
    .edit(tables, '- table: fracture-signs\n    computable: true', '- table: fracture-signs')
    .edit('terminology.yaml', 'line: 25', 'line: 21');
  expect((await findings(copy)).codes).toEqual([]);
});

test('a new lock locks the reasons too, and their lines follow', async () => {
  const copy = computableGuideline();
  const lock = async () => {
    const plan = await planRelock(copy, () => {});
    for (const { path, content } of plan?.files ?? []) copy.write(path, content);
    return copy.text(tables);
  };
  const hash = lineHash('Open wound Instability after six weeks');
  expect(await lock()).toContain(`- { line: 30, hash: ${hash}, cell: later, reason: Six weeks`);
  copy.edit('source.txt', '\nWhen to Refer', '\n\nWhen to Refer');
  expect(await lock()).toContain(`- { line: 31, hash: ${hash}, cell: later, reason: Six weeks`);
});
