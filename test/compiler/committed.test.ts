import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileLogic } from '../../src/compiler/compileLogic.ts';
import { collect } from '../../src/diagnostic.ts';
import { readGuideline } from '../../src/knowledge/readGuideline.ts';
import { scratchFolder } from '../support/callCli.ts';

const input = fileURLToPath(new URL('../../input', import.meta.url));
const nowhere = scratchFolder();

describe.each(readdirSync(input))('the compiled logic of %s', { timeout: 60_000 }, (id) => {
  it('is committed as a build makes it, and is no larger than a megabyte', async () => {
    const folder = { path: join(input, id), shown: `input/${id}` };
    const { value, diagnostics } = collect((report) => readGuideline(folder, {}, report));
    const guideline = await value;
    if (!guideline) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    const logic = await compileLogic(guideline, { ...folder, path: nowhere }, (diagnostic) => {
      throw new Error(diagnostic.message);
    });
    for (const { path, content } of logic?.files ?? []) {
      // Not a comparison by expect: half a megabyte of difference helps nobody.
      if (readFileSync(join(folder.path, path), 'utf8') !== content)
        throw new Error(`input/${id}/${path} is not what a build makes now: run "npm start" and commit it.`);
      expect(content.length).toBeLessThan(1024 * 1024);
    }
    expect(logic?.files).toHaveLength(2);
  });
});
