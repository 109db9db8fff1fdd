import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lineHash } from '../../src/input/lineHash.ts';
import { besideSlots, briefly, GuidelineCopy } from './copyGuideline.ts';

const second = () => new GuidelineCopy('test/fixtures/second-guideline');
const aspn = () => new GuidelineCopy('input/aspn-low-back-pain');
const unlockedEntries = 'recommendations.yaml:3 information entry-unlocked';
const uncoded = 'guideline.yaml:27 information population-without-codes';

/** Findings but what stands: that the fixtures' entries are not locked, and that slots wait for a site. */
async function findings(copy: GuidelineCopy) {
  const { guideline, diagnostics } = await copy.read();
  const told = besideSlots(diagnostics).filter((one) => one.code !== 'entry-unlocked');
  return { guideline, brief: briefly(told), messages: told.map((one) => one.message) };
}

describe('rows and entries that do not fit together', () => {
  test('are one finding each, all in one run, and give no guideline', async () => {
    const copy = second()
      .edit('recommendations.yaml', 'line: 11', 'line: 5')
      .edit('recommendations.yaml', 'id: no-steroids', 'id: cooling')
      .edit('recommendations.yaml', 'kind: insufficient-evidence', 'kind: insufficient')
      .edit(
        'recommendations.yaml',
        '    exposure: [balance-training]',
        '    population: { variable: athletes, basis: editorial }\n    exposure: [balance-training]',
      )
      .edit('recommendations.yaml', 'comparator: [tape]', 'comparator: [brace]');
    const { guideline, brief, messages } = await findings(copy);
    expect(guideline).toBeUndefined();
    expect(brief).toEqual([
      'recommendations.yaml:13 error row-missing',
      'recommendations.yaml:24 error id-duplicate',
      'recommendations.yaml:39 error variable-unknown',
      'recommendations.yaml:51 error variable-unknown',
      'recommendations.yaml:56 error yaml-schema',
      'source.txt:11 error row-without-entry',
    ]);
    const all = messages.join('\n');
    expect(all).toContain('"compression" has no row: line 5 of the source is not a recommendation row.');
    expect(all).toContain('The id "cooling" is used twice, first on line 3.');
    expect(all).toContain('variables.yaml has no population "athletes". Mend the id, or add it there.');
    expect(all).toContain('variables.yaml has no comparator "brace"; it has it as exposure.');
    expect(all).toContain('"kind" is "insufficient"; allowed: intervention-recommended, ');
    expect(all).toMatch(/fill in what is empty:\n {2}- id: [a-z0-9-]+\n {4}line: 11\n {4}kind: ""\n/);
    expect(all).not.toMatch(/undefined|\n\s+at /);
  });

  test.each<[string, (copy: GuidelineCopy) => GuidelineCopy, string[]]>([
    [
      'two entries for a row',
      (copy) => copy.edit('recommendations.yaml', 'line: 11', 'line: 10'),
      ['recommendations.yaml:13 error row-bound-twice', 'source.txt:11 error row-without-entry'],
    ],
    [
      'an unknown grade: the entry of that row is not missing too',
      (copy) => copy.edit('source.txt', 'steroids into the joint Strong', 'steroids into the joint Stong'),
      ['source.txt:12 error row-unknown-rating'],
    ],
    [
      'a malformed entry: its row is not without one',
      (copy) => copy.edit('recommendations.yaml', '    title: Balance training\n', ''),
      ['recommendations.yaml:34 error yaml-schema'],
    ],
    [
      'a malformed variable: what names it does not dangle',
      (copy) => copy.edit('variables.yaml', 'title: Cooling', 'title: 7'),
      ['variables.yaml:9 error yaml-schema'],
    ],
    [
      'variables that cannot be read: nothing dangles',
      (copy) => copy.edit('variables.yaml', 'populations:', 'populations: ['),
      ['variables.yaml:3 error yaml-syntax'],
    ],
    [
      'tables that cannot be read: no line lacks its cells',
      (copy) => copy.edit('tables.yaml', 'tables:', 'tabels:'),
      ['tables.yaml:2 error yaml-schema'],
    ],
    [
      'an activity on a row that orders nothing',
      (copy) =>
        copy.edit(
          'recommendations.yaml',
          '    rationale: The row compares',
          '    activity: { kind: Task, code: brace }\n    rationale: The row compares',
        ),
      ['recommendations.yaml:51 error activity-unexpected'],
    ],
    [
      'an actionable row without a question',
      (copy) => copy.edit('recommendations.yaml', '    question: Is cooling being considered?\n', ''),
      ['recommendations.yaml:3 error activity-missing'],
    ],
    [
      'a direction that its kind does not have',
      (copy) => copy.edit('recommendations.yaml', 'direction: against', 'direction: for'),
      ['recommendations.yaml:27 error direction-differs'],
    ],
    [
      'a qualifier in other words',
      (copy) => copy.edit('recommendations.yaml', 'qualifier: if it gives', 'qualifier: when it gives'),
      ['recommendations.yaml:19 error qualifier-not-in-row'],
    ],
    [
      'a reference to no recommendation',
      (copy) =>
        copy.edit(
          'recommendations.yaml',
          '    rationale: The row tells',
          '    seeAlso: [ice]\n    rationale: The row tells',
        ),
      ['recommendations.yaml:11 error recommendation-unknown'],
    ],
  ])('%s', async (_, damage, expected) => {
    const { guideline, brief } = await findings(damage(second()));
    expect(brief).toEqual(expected);
    expect(guideline).toBeUndefined();
  });

  test.each([
    ['above the rows', 'What we recommend\n', 'What we recommend\nstray line\n', '6', 'line-unclaimed'],
    ['below a heading', 'First Aid\n', 'First Aid\nstray line\n', '8', 'line-unclaimed'],
    [
      'where a row stands',
      'joint Strong High\n',
      'joint Strong High\nstray line\n',
      '13',
      'row-unknown-rating',
    ],
  ])(
    'a stray line %s is one finding, and one for each file whose entries it shifts',
    async (...[, from, to, line, code]) => {
      const { brief, messages } = await findings(second().edit('source.txt', from, to));
      expect(brief).toEqual([
        expect.stringMatching(/^recommendations\.yaml:\d+ error entries-shifted$/),
        `source.txt:${line} error ${code}`,
        'tables.yaml:8 error entries-shifted',
        expect.stringMatching(/^variables\.yaml:\d+ warning words-moved$/),
      ]);
      expect(messages.join('\n')).toMatch(
        /\d unlocked entries seem to be shifted by 1 from line 1\d on: 1 line came in above\. Mend the source, or add 1 to the line of each of them\./,
      );
    },
  );

  test('a quote is found in the statement as it is read, without its markup', async () => {
    const copy = new GuidelineCopy('test/fixtures/markdown-guideline')
      .edit('variables.yaml', 'quote: Load the tendon,', 'quote: "slowly, twice a week | or more",')
      .edit('variables.yaml', 'quote: Stretching,', 'quote: Stretching and loading,')
      .edit('variables.yaml', 'quote: inject steroids,', 'quote: Do inject steroids,');
    const { brief } = await findings(copy);
    expect(brief).toEqual(['variables.yaml:7 error quote-not-in-source']);
    copy.edit('variables.yaml', 'quote: Do inject', 'quote: not inject');
    const { guideline } = await copy.read();
    expect(guideline?.variables.find(({ id }) => id === 'loading')?.quote).toMatchObject({
      text: 'slowly, twice a week | or more',
      place: { line: 7, quote: '| Load the tendon **slowly**, twice a week \\| or more   |  1    |' },
    });
  });

  test('an entry follows its row by its hash, and says once that rows moved', async () => {
    const copy = aspn()
      .edit('guideline.yaml', /\n {2}sha256: .*/, '')
      .edit('source.txt', '\nPublication', '\n\nPublication');
    const { brief, messages } = await findings(copy);
    const [rows] = brief.filter((one) => one.includes('row-'));
    expect(rows).toBe('recommendations.yaml:10 warning row-moved');
    expect(messages.join('\n')).toContain(
      'stands on line 12 now, not 11. So it is with 60 more. Run "knart check --relock".',
    );
    expect(brief.filter((one) => one.includes(' error '))).toEqual([]);
  });

  test('a changed row of an unlocked source is told at the row', async () => {
    const copy = aspn()
      .edit('guideline.yaml', /\n {2}sha256: .*/, '')
      .edit('source.txt', 'Pulsed RFA is not', 'Pulsed RFA is');
    expect((await findings(copy)).brief).toContain('source.txt:128 error row-changed');
  });

  test('an entry whose row is gone does not take the row of another', async () => {
    const copy = aspn()
      .edit('guideline.yaml', /\n {2}sha256: .*/, '')
      .edit('source.txt', 'Caudal', 'A new row A I-A High\nCaudle');
    const { brief, messages } = await findings(copy);
    expect(brief.filter((one) => one.includes('error') && one.includes('row'))).toEqual(
      expect.arrayContaining(['source.txt:13 error row-changed', 'source.txt:14 error row-without-entry']),
    );
    expect(messages.some((message) => message.includes('are both about'))).toBe(false);
  });
});

describe('a locked source that changed', () => {
  test('is refused with the hash, the line and what to do, and nothing else buries it', async () => {
    const { guideline, brief, messages } = await findings(
      aspn().edit('source.txt', 'Pulsed RFA is not', 'Pulsed RFA is  not'),
    );
    expect(guideline).toBeUndefined();
    expect(brief).toEqual(['source.txt:- error source-changed', 'source.txt:128 error source-line-changed']);
    expect(messages[1]).toBe(
      'This line read "Pulsed RFA is not efficacious D I-…" and now reads "Pulsed RFA is  not efficacious D I-…". Restore it, or review the change and run "knart check --relock".',
    );
  });

  test('without its reviewed copy, the rows that changed are named', async () => {
    const copy = aspn().remove('source.lock').edit('source.txt', 'Pulsed RFA is not', 'Pulsed RFA is');
    expect((await findings(copy)).brief).toEqual([
      'source.txt:- error source-changed',
      'source.txt:128 error row-changed',
    ]);
  });

  test('shows a space that is none', async () => {
    const { messages } = await findings(aspn().edit('source.txt', 'Pulsed RFA', 'Pulsed\u00A0RFA'));
    expect(messages[1]).toContain('now reads "Pulsed\\u00A0RFA is not');
  });

  test.each([
    ['by git or an editor', (text: string) => text.replaceAll('\n', '\r\n')],
    ['and given a byte order mark', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ])('in its line ends only, %s, is one finding that says so', async (_, convert) => {
    const copy = aspn();
    copy.write('source.txt', convert(copy.text('source.txt')));
    const { brief, messages } = await findings(copy);
    expect(brief).toEqual(['source.txt:- error source-changed', 'source.txt:1 error source-line-ends']);
    expect(messages[1]).toContain('292 lines differ from the reviewed ones in nothing but their line ends');
    expect(messages[1]).toContain('.gitattributes');
  });

  test('that is another text altogether names the first lines and counts the rest', async () => {
    const copy = aspn();
    copy.write('source.txt', Array.from({ length: 200 }, (_, i) => `Line ${i}`).join('\n'));
    const { messages } = await findings(copy);
    expect(messages.filter((message) => message.includes('now reads')).length).toBeLessThanOrEqual(20);
    expect(
      messages.some((message) =>
        /\d+ more lines changed\. Is this the text that was reviewed\?/.test(message),
      ),
    ).toBe(true);
  });
});

describe('files that cannot be read', () => {
  test.each<[string, (copy: GuidelineCopy) => unknown, string[]]>([
    ['an empty source', (copy) => copy.write('source.txt', ''), ['source.txt:- error source-empty']],
    [
      'a binary source',
      (copy) => copy.write('source.txt', Buffer.from([80, 75, 3, 4, 0, 0])),
      ['source.txt:1 error source-binary'],
    ],
    [
      'a source that is not UTF-8',
      (copy) => copy.write('source.txt', Buffer.from('Grö', 'latin1')),
      ['source.txt:1 error source-encoding'],
    ],
    [
      'a folder in place of the source',
      (copy) => mkdirSync(join(copy.remove('source.txt').path, 'source.txt')),
      ['guideline.yaml:23 error file-unreadable'],
    ],
    [
      'a source of 50 MB',
      (copy) => truncateSync(join(copy.path, 'source.txt'), 50_000_000),
      ['guideline.yaml:23 error file-too-large'],
    ],
    [
      'a YAML file of 50 MB',
      (copy) => truncateSync(join(copy.path, 'tables.yaml'), 50_000_000),
      ['tables.yaml:- error file-too-large'],
    ],
    ['no source', (copy) => copy.remove('source.txt'), ['guideline.yaml:23 error file-missing']],
    [
      'a source outside',
      (copy) => copy.edit('guideline.yaml', 'file: source.txt', 'file: ../source.txt'),
      ['guideline.yaml:23 error path-outside'],
    ],
    [
      'no layout and no variables',
      (copy) => copy.remove('layout.yaml').remove('variables.yaml'),
      ['layout.yaml:- error file-missing', 'variables.yaml:- error file-missing'],
    ],
    [
      'a folder of another name',
      (copy) => copy.edit('guideline.yaml', 'id: second', 'id: third'),
      ['guideline.yaml:3 error id-differs'],
    ],
    [
      'a canonical with a slash at its end',
      (copy) => copy.edit('guideline.yaml', 'fhir/second-guideline', 'fhir/second-guideline/'),
      ['guideline.yaml:4 error yaml-schema'],
    ],
    [
      'a day that is none',
      (copy) => copy.edit('guideline.yaml', '2021-03-03', '2021-02-30'),
      ['guideline.yaml:12 error date-invalid'],
    ],
    [
      'a disclaimer in other words',
      (copy) => copy.edit('guideline.yaml', 'source:\n', 'disclaimers: [Not so.]\nsource:\n'),
      ['guideline.yaml:22 error disclaimer-not-in-source'],
    ],
    [
      'an unknown population',
      (copy) => copy.edit('guideline.yaml', 'variable: ankle-sprain', 'variable: sprain'),
      ['guideline.yaml:27 error variable-unknown'],
    ],
  ])('%s: a clear finding and no guideline', async (_, damage, expected) => {
    const copy = second();
    damage(copy);
    const { guideline, brief, messages } = await findings(copy);
    expect(guideline).toBeUndefined();
    expect(brief).toEqual(expected);
    for (const message of messages) {
      expect(message).toMatch(/\.$|\?$/);
      expect(message).not.toContain(copy.path);
    }
  });

  test('a source with an odd name is read', async () => {
    const copy = second();
    copy
      .write('the source (2) – ä.txt', copy.text('source.txt'))
      .edit('guideline.yaml', 'file: source.txt', 'file: the source (2) – ä.txt');
    const { guideline, brief } = await findings(copy);
    expect(brief).toEqual([uncoded]);
    expect(guideline?.source.file).toBe('second-guideline/the source (2) – ä.txt');
  });
});

test('an unlocked source with CRLF, byte order mark, tabs, odd spaces and bullets is read as meant, and says so', async () => {
  const clean = (await second().read()).guideline;
  const copy = second();
  copy.write(
    'source.txt',
    `\uFEFF${copy
      .text('source.txt')
      .replaceAll('* Pain', '• Pain')
      .replaceAll('   - ', '\t– ')
      .replaceAll('Cool the', 'Cool\u00A0the')
      .replaceAll('two days Strong', 'two days\tStrong  ')
      .replaceAll('\n', ' \r\n')}`,
  );
  const { guideline, diagnostics } = await copy.read();
  expect(diagnostics.filter((one) => one.severity !== 'information')).toEqual([]);
  expect(new Set(briefly(diagnostics).map((one) => one.replace(/^\S+ \S+ /, '')))).toEqual(
    new Set(['source-white-space', 'bullet-read-as-meant', 'entry-unlocked', 'population-without-codes']),
  );
  const words = (one: typeof guideline) => [
    one?.recommendations.map(({ id, row }) => [id, row.section, row.statement, row.ratings]),
    one?.tables.map((table) => table.entries.map((entry) => [entry.code, entry.text, entry.parent])),
    one?.metadata.map(({ label, values }) => [label, ...values.map((value) => value.text)]),
  ];
  expect(words(guideline)).toEqual(words(clean));
});

test('unlocked entries are told once, at the first', async () => {
  const { diagnostics } = await second().read();
  expect(briefly(diagnostics)).toEqual([uncoded, unlockedEntries]);
  expect(diagnostics.find((one) => one.code === 'entry-unlocked')?.message).toContain(
    '6 of 6 entries are not locked',
  );
});

test('an entry that is locked to another row than its line names is bound by its hash', async () => {
  const row = '1 Do not inject steroids into the joint Strong High';
  const copy = second().edit('recommendations.yaml', 'line: 12\n', `line: 99\n    hash: ${lineHash(row)}\n`);
  const { guideline, diagnostics } = await copy.read();
  expect(briefly(diagnostics)).toEqual([
    uncoded,
    'recommendations.yaml:25 warning row-moved',
    unlockedEntries,
  ]);
  expect(guideline?.recommendations[2]).toMatchObject({ id: 'no-steroids', row: { place: { line: 12 } } });
});

describe('a population without a code list', () => {
  test('is told for the plans of a sound guideline, at its place', async () => {
    const { diagnostics } = await second().read();
    const found = diagnostics.filter((one) => one.code === 'population-without-codes');
    expect(briefly(found)).toEqual([uncoded]);
    expect(found[0]?.message).toContain('codeList');
  });

  test('is not told where a list is named', async () => {
    const { diagnostics } = await aspn().read();
    expect(briefly(besideSlots(diagnostics))).toEqual([]);
  });
});
