import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, type Report } from '../../src/diagnostic.ts';
import { readYaml, type YamlFile } from '../../src/input/yamlFile.ts';
import { checkSlots } from '../../src/knowledge/checkSlots.ts';
import type { TerminologyFile } from '../../src/knowledge/files.ts';
import { readCodeLists } from '../../src/knowledge/readCodeLists.ts';
import { conditionIn } from '../../src/logic/evidence.ts';
import { brief, unlocked } from '../input/sourceOf.ts';

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const header = 'system,code,display,class,class_reason,verified,source1,source2,note,role';
const source = unlocked('line one\nline two\n');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'knart-lists-'));
  write(
    'a.csv',
    `${header}\n${icd},M54.5,Pain,definite,,yes,seen,,,\n${icd},M54.50,Pain,possible,,yes,seen,,,\n`,
  );
  write('none.csv', `${header}\n${icd},M54.5,Pain,definite,,no,seen,,,\n`);
  write('adopter/filled.csv', 'system,code,display\nhttp://example.org/local,L1,A local code\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** Reads entries (two spaces in front of each line) of a terminology.yaml. */
async function lists(...entries: readonly string[]) {
  const text = `codeLists:\n${entries.join('')}`;
  const faults: Parameters<Report>[0][] = [];
  const file = (await readYaml<TerminologyFile>('t.yaml', text, 'terminology', (one) =>
    faults.push(one),
  )) as YamlFile<TerminologyFile>;
  if (!file) return { value: [], diagnostics: faults };
  const { value, diagnostics } = collect((report) =>
    readCodeLists(file, { path: folder, shown: 'input/x' }, source, report),
  );
  return { value, diagnostics: [...faults, ...diagnostics] };
}

const entry = (id: string, more: string) =>
  `  - id: ${id}\n    title: T\n    description: D\n    line: 1\n${more.replace(/^(?=.)/gm, '    ')}`;

describe('a code list', () => {
  it('is read with its families, notes and context', async () => {
    const more = `file: a.csv\ncontext: true\nnotes: [N]\nfamilies:\n  - { system: "${icd}", root: M54, class: possible, rationale: R }\n`;
    const { value, diagnostics } = await lists(entry('a', more));
    expect(diagnostics).toEqual([]);
    expect(value[0]).toMatchObject({
      id: 'a',
      context: true,
      notes: ['N'],
      families: [{ root: 'M54', class: 'possible' }],
      codes: [{ code: 'M54.5' }, { code: 'M54.50' }],
    });
  });

  it('takes in what a site put into its slot, and remembers where', async () => {
    const { value, diagnostics } = await lists(entry('a', 'file: a.csv\nslot: adopter/filled.csv\n'));
    expect(diagnostics).toEqual([]);
    expect(value[0]?.slot).toEqual({ file: 'input/x/adopter/filled.csv', filled: true });
    expect(value[0]?.codes.map(({ code, site }) => [code, site])).toEqual([
      ['M54.5', undefined],
      ['M54.50', undefined],
      ['L1', true],
    ]);
  });

  it('may be a slot and nothing else', async () => {
    const { value, diagnostics } = await lists(entry('a', 'slot: adopter/empty.csv\n'));
    expect([value[0]?.codes, value[0]?.slot, diagnostics]).toEqual([
      [],
      { file: 'input/x/adopter/empty.csv', filled: false },
      [],
    ]);
  });

  it('is read otherwise where the site says so, with its reason', async () => {
    const more = `file: a.csv\noverrides:\n  - { system: "${icd}", code: M54.5, class: never, reason: not used here }\n`;
    const { value, diagnostics } = await lists(entry('a', more));
    expect(diagnostics).toEqual([]);
    expect(value[0]?.codes[0]).toMatchObject({
      code: 'M54.5',
      class: 'never',
      reason: 'not used here',
      override: { was: 'definite', authored: { file: 't.yaml', line: 8 } },
    });
  });
});

describe('a faulty code list is told', () => {
  const table: readonly [string, string, string[]][] = [
    ['no file and no slot', '', ['2:5 error code-list-without-file']],
    ['a file that is not there', 'file: gone.csv\n', ['6:11 error file-missing']],
    ['no verified code', 'file: none.csv\n', ['1:- error code-list-empty']],
    ['a slot outside of adopter', 'file: a.csv\nslot: other.csv\n', ['7:11 error yaml-schema']],
    [
      'a family of nothing',
      `file: a.csv\nfamilies: [{ system: "${icd}", root: G9, rationale: R }]\n`,
      ['7:16 error family-without-code'],
    ],
    [
      'an override of nothing',
      `file: a.csv\noverrides: [{ system: "${icd}", code: X, class: never, reason: R }]\n`,
      ['7:17 error override-unknown'],
    ],
    [
      'an override of a code in another system',
      'file: a.csv\noverrides: [{ system: "http://snomed.info/sct", code: M54.5, class: never, reason: R }]\n',
      ['7:17 error override-unknown'],
    ],
    [
      'an override of no class',
      `file: a.csv\noverrides: [{ system: "${icd}", code: M54.5, class: maybe, reason: R }]\n`,
      ['7:84 error yaml-schema'],
    ],
    [
      'two overrides of one code',
      `file: a.csv\noverrides:\n  - { system: "${icd}", code: M54.5, class: never, reason: R }\n  - { system: "${icd}", code: M54.5, class: possible, reason: R }\n`,
      ['9:9 error override-twice'],
    ],
    [
      'an override that changes nothing',
      `file: a.csv\noverrides: [{ system: "${icd}", code: M54.5, class: definite, reason: R }]\n`,
      ['7:17 warning override-without-effect'],
    ],
    [
      'an override without a reason',
      `file: a.csv\noverrides: [{ system: "${icd}", code: M54.5, class: never }]\n`,
      ['7:17 error yaml-schema'],
    ],
    ['an unknown key', 'file: a.csv\nslots: x\n', ['7:5 error yaml-schema']],
  ];
  it.each(table)('%s', async (_, more, expected) => {
    const { diagnostics } = await lists(entry('a', more));
    expect(diagnostics.map(brief)).toEqual(expected);
  });

  it('an override of nothing, with what it may be meant for', async () => {
    const words = async (system: string, code: string) => {
      const more = `file: a.csv\noverrides: [{ system: "${system}", code: ${code}, class: never, reason: R }]\n`;
      return (await lists(entry('a', more))).diagnostics[0]?.message;
    };
    expect(await words(icd, 'M54.51')).toBe(
      `The list has no verified code ${icd}|M54.51 to override; of this system it has: M54.5, M54.50. Mend the code, or add it with its source.`,
    );
    expect(await words('http://snomed.info/sct', 'M54.5')).toBe(
      `The list has no verified code http://snomed.info/sct|M54.5 to override; it has M54.5 of ${icd}. Mend the system.`,
    );
  });

  it('an id that two lists share', async () => {
    const { diagnostics } = await lists(entry('a', 'file: a.csv\n'), entry('a', 'file: a.csv\n'));
    expect(diagnostics.map(brief)).toEqual(['7:5 error id-duplicate']);
  });
});

describe('an empty slot', () => {
  const slotted = entry('a', 'file: a.csv\nslot: adopter/empty.csv\n');

  it('is a warning where a criterion reads the list, with what to drop where', async () => {
    const { value } = await lists(slotted);
    const { diagnostics } = collect((report) =>
      checkSlots(value, [{ criterion: conditionIn('a', 'unknown') }], report),
    );
    expect(diagnostics.map(brief)).toEqual(['2:5 warning code-slot-empty']);
    expect(diagnostics[0]?.message).toContain(
      'as adopter/empty.csv, beside guideline.yaml, with the columns system,code,display',
    );
  });

  it('is one too when the file has nothing but its header', async () => {
    write('adopter/header.csv', 'system,code,display\n\n');
    const { value } = await lists(entry('a', 'file: a.csv\nslot: adopter/header.csv\n'));
    const { diagnostics } = collect((report) =>
      checkSlots(value, [{ criterion: conditionIn('a', 'unknown') }], report),
    );
    expect(value[0]?.slot?.filled).toBe(false);
    expect(diagnostics.map(brief)).toEqual(['2:5 warning code-slot-empty']);
  });

  it('is none when the file only reads codes of the list otherwise', async () => {
    const header_ = 'system,code,display,class,reason\n';
    write('adopter/classes.csv', `${header_}${icd},M54.5,Pain,possible,coded too freely here\n`);
    const { value } = await lists(entry('a', 'file: a.csv\nslot: adopter/classes.csv\n'));
    expect(value[0]?.slot?.filled).toBe(true);
    expect(value[0]?.codes[0]).toMatchObject({ code: 'M54.5', class: 'possible' });
  });

  it('misses nothing where none does, or where it is filled', async () => {
    const { value } = await lists(slotted, entry('b', 'file: a.csv\nslot: adopter/filled.csv\n'));
    const { diagnostics } = collect((report) =>
      checkSlots(value, [{ criterion: conditionIn('b', 'unknown') }], report),
    );
    expect(diagnostics).toEqual([]);
  });
});
