import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readIgnoreFile } from '../../../src/cli/ignore/readIgnoreFile.ts';
import { collect, type Diagnostic } from '../../../src/diagnostic.ts';
import { readResources } from '../../../src/package/readResources.ts';
import { catalogue } from '../../../src/validation/catalogue/catalogue.ts';
import type { TextExample } from '../../../src/validation/catalogue/entry.ts';
import { expressionFaults } from '../../../src/validation/catalogue/expressionFaults.ts';
import { ignoreFaults } from '../../../src/validation/catalogue/ignoreFaults.ts';
import { readingFaults } from '../../../src/validation/catalogue/readingFaults.ts';
import { structureFaults } from '../../../src/validation/catalogue/structureFaults.ts';
import { tryExample } from '../../../src/validation/catalogue/tryExample.ts';
import { lintExpression } from '../../../src/validation/expressions/lintExpression.ts';
import {
  expressionParser,
  type ParseExpression,
} from '../../../src/validation/expressions/parseExpression.ts';
import { rules } from '../../../src/validation/rules/index.ts';
import { scratchFolder } from '../../support/callCli.ts';

const errorsIn = (diagnostics: readonly Diagnostic[]) =>
  diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);

const structure = Object.entries(structureFaults).map(([code, fault]) => ({ code, ...fault }));

describe('the example of each rule and of the structure gate', () => {
  test.each([...rules, ...structure])('$code: is found when faulty, as the only error', async (entry) => {
    const diagnostics = await tryExample(entry.example, 'faulty');
    expect(diagnostics.map(({ code }) => code)).toContain(entry.code);
    expect(errorsIn(diagnostics).filter((error) => !error.startsWith(`${entry.code}:`))).toEqual([]);
  });

  test.each([...rules, ...structure])('$code: is clean when mended', async (entry) => {
    const diagnostics = await tryExample(entry.example, 'mended');
    expect(diagnostics.map(({ code }) => code)).not.toContain(entry.code);
    expect(errorsIn(diagnostics)).toEqual([]);
  });
});

describe('the example of each fault of an expression', () => {
  let parse: ParseExpression;
  beforeAll(async () => {
    parse = await expressionParser();
  });

  test.each(Object.entries(expressionFaults))(
    '%s: is found, and not in what stands instead',
    (code, { example }) => {
      expect(lintExpression(example.faulty, parse).map((finding) => finding.code)).toContain(code);
      expect(lintExpression(example.mended, parse)).toEqual([]);
    },
  );
});

describe('the example of each fault of reading', () => {
  const scratch = scratchFolder();

  function codesOf(code: string, text: string): readonly string[] {
    const folder = join(scratch, code);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'a.json'), text);
    // what is passed over stands in a folder; a file that is named is not
    const path = code === 'json-passed-over' ? folder : join(folder, 'a.json');
    return collect((report) => readResources([path], report)).diagnostics.map((found) => found.code);
  }

  const inText = Object.entries(readingFaults).filter(([, { example }]) => typeof example !== 'string');
  test.each(inText)('%s: is found when faulty, and not when mended', (code, { example }) => {
    const { faulty, mended } = example as TextExample;
    expect(codesOf(code, faulty)).toEqual([code]);
    expect(codesOf(code, mended)).toEqual([]);
  });

  test('only what no text can show has its example in words', () => {
    const inWords = catalogue.filter(({ example }) => typeof example === 'string').map(({ code }) => code);
    expect(inWords).toEqual([
      'file-too-large',
      'file-binary',
      'file-unreadable',
      'file-special',
      'nothing-to-validate',
      'archive-path',
      'archive-broken',
      'yaml-too-large',
      'ignore-unused',
    ]);
  });
});

describe('the example of each fault of a file of accepted findings', () => {
  const scratch = scratchFolder();
  const inText = Object.entries(ignoreFaults).filter(([, { example }]) => typeof example !== 'string');

  async function codesOf(text: string): Promise<readonly string[]> {
    const file = join(scratch, 'ignore.yaml');
    writeFileSync(file, text);
    const found: Diagnostic[] = [];
    await readIgnoreFile(file, (one) => void found.push(one));
    return found.map((one) => one.code);
  }

  test.each(inText)('%s: is found when faulty, and not when mended', async (code, { example }) => {
    const { faulty, mended } = example as TextExample;
    expect([...new Set(await codesOf(faulty))]).toEqual([code]);
    expect(await codesOf(mended)).toEqual([]);
  });
});
