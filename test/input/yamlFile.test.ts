import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { SchemaName } from '../../src/input/schema.ts';
import { readYaml } from '../../src/input/yamlFile.ts';
import { brief } from './sourceOf.ts';

async function read(text: string, schema: SchemaName = 'variables') {
  const diagnostics: Diagnostic[] = [];
  const file = await readYaml<Record<string, unknown>>('file.yaml', text, schema, (one) =>
    diagnostics.push(one),
  );
  return { file, diagnostics };
}

function variable(lines: string): string {
  return `populations:\n  - id: adults\n    title: Adults\n    basis: guideline\n${lines}`;
}

describe('what YAML hides is refused where it stands', () => {
  test.each<[string, string, string[], string]>([
    ['a key twice', variable('    title: Grown-ups\n'), ['5:5 error yaml-syntax'], 'stands twice'],
    [
      'a merge key',
      `base: &b { id: x }\n${variable('    <<: *b\n')}`,
      ['6:5 error yaml-alias', '6:9 error yaml-alias'],
      'Merge keys',
    ],
    ['an alias', `populations: &p []\nexposures: *p\n`, ['2:12 error yaml-alias'], '*p'],
    ['a tab', 'populations:\n\t- id: x\n', ['2:1 error yaml-syntax'], 'tab'],
    ['a tag', variable('    rationale: !!binary aGk=\n'), ['5:25 error yaml-tag'], 'plain value'],
    ['an unknown tag', variable('    rationale: !secret x\n'), ['5:24 error yaml-tag'], '!secret'],
    ['two documents', `${variable('')}---\na: 1\n`, ['5:1 error yaml-syntax'], 'second document'],
    ['an empty file', '', ['1:1 error yaml-empty'], 'empty'],
    ['only comments', '# nothing\n', ['1:1 error yaml-empty'], 'empty'],
    ['no end of a quote', 'populations: "x\n', ['2:1 error yaml-syntax'], 'valid YAML'],
  ])('%s', async (_, text, findings, words) => {
    const { file, diagnostics } = await read(text);
    expect(file).toBeUndefined();
    expect(diagnostics.map(brief)).toEqual(findings);
    expect(diagnostics[0]?.message).toContain(words);
    expect(diagnostics[0]?.message).not.toMatch(/\n| at .*:\d+:\d+/);
  });

  test('a bomb of aliases costs nothing', async () => {
    const bomb = Array.from(
      { length: 30 },
      (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : Array(9).fill(`*a${i - 1}`)}]`,
    );
    const start = performance.now();
    const { diagnostics } = await read(bomb.join('\n'));
    expect(new Set(diagnostics.map((one) => one.code))).toEqual(new Set(['yaml-alias']));
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('nesting without end is a finding, not a crash', async () => {
    const { diagnostics } = await read('['.repeat(100_000));
    expect(diagnostics.every((one) => one.code === 'yaml-syntax')).toBe(true);
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});

describe('values are read as YAML 1.2 has them, or refused in words', () => {
  test.each([
    ['NO', 'NO'],
    ['yes', 'yes'],
    ['2026-11-25', '2026-11-25'],
    ['0.1.0', '0.1.0'],
    ['M54.5', 'M54.5'],
    ['"1e3"', '1e3'],
  ])('%s is text', async (printed, value) => {
    const { file, diagnostics } = await read(variable(`    rationale: ${printed}\n`));
    expect(diagnostics).toEqual([]);
    expect(file?.value.populations).toMatchObject([{ rationale: value }]);
  });

  test.each([
    ['1e3', 'a number (1e3)'],
    ['0123', 'a number (0123)'],
    ['0.1', 'a number (0.1)'],
    ['true', 'true or false (true)'],
    ['[a]', 'a list'],
    ['{ a: b }', 'a map'],
  ])('%s is not, and the message shows what stands there', async (printed, words) => {
    const { diagnostics } = await read(variable(`    rationale: ${printed}\n`));
    expect(diagnostics.map(brief)).toEqual(['5:16 error yaml-schema']);
    expect(diagnostics[0]?.message).toContain(`"rationale" is read as ${words}`);
    expect(diagnostics[0]?.message).toContain('text was expected');
  });

  test('nothing is told as nothing', async () => {
    const { diagnostics } = await read(variable('    rationale:\n'));
    expect(diagnostics[0]?.message).toMatch(/^"rationale" has no value; text was expected/);
  });
});

describe('a breach of the form is told in words, once, at its key', () => {
  test.each<[string, string, string, string[]]>([
    [
      'a missing key',
      variable('').replace('    title: Adults\n', ''),
      '2:5',
      ['The key "title" is missing', 'Add it'],
    ],
    [
      'an unknown key',
      variable('    colour: x\n'),
      '5:5',
      ['The key "colour" is not known here', 'known: id, title'],
    ],
    ['a misspelt key', variable('').replace('title:', 'titel:'), '3:5', ['"titel"', 'is "title" meant?']],
    [
      'a word that is not allowed',
      variable('').replace('guideline', 'guidelines'),
      '4:12',
      ['"guidelines"', 'allowed: stated, section, guideline, editorial'],
    ],
    [
      'an id of another form',
      variable('').replace('adults', 'Adults 18+'),
      '2:9',
      ['"Adults 18+"', 'small letters and digits'],
    ],
    [
      'an id that is too long',
      variable('').replace('adults', 'a'.repeat(60)),
      '2:9',
      ['60 characters', 'at most 50'],
    ],
    [
      'an entry that is no map',
      `${variable('')}  - adults\n`,
      '5:5',
      ['Entry 2 of "populations" is read as text'],
    ],
    ['a line below 1', variable('    line: 0\n'), '5:11', ['it must be 1 or more']],
  ])('%s', async (_, text, at, words) => {
    const { diagnostics } = await read(text);
    expect(diagnostics.map(brief)).toEqual([`${at} error yaml-schema`]);
    for (const word of words) expect(diagnostics[0]?.message).toContain(word);
  });

  test.each<[string, string, string[]]>([
    [
      'a table of unknown shape',
      '{ table: x, title: X, shape: round }',
      ['9:34 "shape" is "round"; allowed: outline, columns, groups'],
    ],
    [
      'a misspelt table',
      '{ tabel: x, title: X, shape: outline }',
      ['9:7 The key "tabel" is not known here; is "table" meant?'],
    ],
    ['furniture without reason', '{ furniture: x }', ['9:5 The key "reason" is missing']],
    [
      'a part of no kind',
      '{ picture: x }',
      ['9:5 This must have one of the keys title, field, furniture, recommendations, table, metadata'],
    ],
    ['a part that is a word', 'title', ['9:5 This must have one of the keys']],
    ['a label without id', '{ metadata: [{ label: x }] }', ['9:18 The key "id" is missing']],
  ])('%s is measured by the kind of part it means', async (_, part, findings) => {
    const ten = Array.from({ length: 7 }, (_, i) => `  - { furniture: f${i}, reason: r }\n`).join('');
    const text = `parts:\n${ten}  - ${part}\n${ten}scales: []\n`;
    const { diagnostics } = await read(text, 'layout');
    const told = diagnostics
      .filter((one) => !one.message.includes('scales'))
      .map((one) => `${one.place.line}:${one.place.column} ${one.message}`);
    expect(told).toHaveLength(findings.length);
    expect(told.map((one, i) => one.slice(0, findings[i]?.length))).toEqual(findings);
  });

  test('a criterion is measured at its own depth', async () => {
    const criteria = `criteria:
  - id: p
    title: P
    line: 1
    quote: P
    any: [{ recorded: a }, { all: [{ answered: b }, { recorded: c, absence: perhaps }] }]
    basis: editorial
    rationale: R
`;
    const { diagnostics } = await read(criteria, 'criteria');
    expect(diagnostics.map(brief)).toEqual(['6:77 error yaml-schema']);
    expect(diagnostics[0]?.message).toContain('"absence" is "perhaps"; allowed: ruled-out, unknown');
  });

  test('a card is measured at its own depth', async () => {
    const plan = `plans:
  - id: p
    title: P
    description: P
    lines: [1]
    cards: [{ id: a, when: [{ met: b }], title: T, description: D, cards: [{ id: c, when: [{ maybe: d }] }] }]
    rationale: R
`;
    const { diagnostics } = await read(plan, 'eligibility');
    expect(diagnostics.map(brief)).toEqual(['6:94 error yaml-schema']);
  });
});

describe('reading goes on', () => {
  test('with a value whose words are wrong but whose shape is right', async () => {
    const { file, diagnostics } = await read(variable('').replace('guideline', 'guidelines'));
    expect(diagnostics).toHaveLength(1);
    expect(file?.value.populations).toMatchObject([{ id: 'adults', basis: 'guidelines' }]);
  });

  test('without a malformed entry, and the others keep their places', async () => {
    const text = `${variable('')}  - id: children\n    title: 7\n    basis: guideline\n  - id: all\n    title: All\n    basis: stated\n`;
    const { file, diagnostics } = await read(text);
    expect(diagnostics.map(brief)).toEqual(['6:12 error yaml-schema']);
    expect(file?.value.populations).toMatchObject([{ id: 'adults' }, { id: 'all' }]);
    expect(file?.dropped).toMatchObject([{ id: 'children' }]);
    expect(file?.place(['populations', 1, 'title'])).toEqual({ file: 'file.yaml', line: 9, column: 12 });
  });

  test('not with a layout, on which everything hangs', async () => {
    const { file, diagnostics } = await read('scales: []\nparts: [{ title: X, reason: y }]\n', 'layout');
    expect(file).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});

test('the place of a value is the nearest that exists', async () => {
  const { file } = await read(variable(''));
  expect(file?.place(['populations', 0, 'title'])).toMatchObject({ line: 3, column: 12 });
  expect(file?.place(['populations', 0, 'quote'])).toMatchObject({ line: 2, column: 5 });
  expect(file?.place([])).toMatchObject({ line: 1, column: 1 });
});
