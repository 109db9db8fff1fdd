import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkCases } from '../../src/cases/checkCases.ts';
import { readCases } from '../../src/cases/readCases.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';

const folder = 'input/aspn-low-back-pain/cases';
const files = readdirSync(`${packageRoot}${folder}`)
  .filter((name) => name.endsWith('.yaml'))
  .sort();

describe('the cases of the shipped guideline', () => {
  it.each(files)('%s', async (name) => {
    const guideline = await aspnGuideline();
    const found: Diagnostic[] = [];
    const report = (diagnostic: Diagnostic) => found.push(diagnostic);
    const text = readFileSync(`${packageRoot}${folder}/${name}`, 'utf8');
    const cases = await readCases(`${folder}/${name}`, text, guideline, report);
    if (cases) await checkCases(cases, guideline, report);
    expect(found).toEqual([]);
  });

  it('speak of every criterion, in each state that it can have', async () => {
    const guideline = await aspnGuideline();
    const seen = new Set<string>();
    for (const name of files) {
      const text = readFileSync(`${packageRoot}${folder}/${name}`, 'utf8');
      const cases = await readCases(name, text, guideline, () => undefined);
      for (const { expected } of cases ?? [])
        for (const { criterion, state } of expected) seen.add(`${criterion} ${state}`);
    }
    const wanted = guideline.criteria.flatMap(({ id }) => [`${id} met`, `${id} ruled-out`, `${id} unknown`]);
    expect(wanted.filter((each) => !seen.has(each))).toEqual([]);
  });
});
