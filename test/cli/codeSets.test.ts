import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { callCli, scratchFolder } from '../support/callCli.ts';
import { filesBelow } from '../support/filesBelow.ts';
import { writeGuideline } from '../support/writeGuideline.ts';

const shipped = fileURLToPath(new URL('../../input/aspn-low-back-pain', import.meta.url));
const scratch = scratchFolder();
// A copy, since a build keeps beside a guideline what it compiled.
cpSync(shipped, join(scratch, 'shipped/aspn-low-back-pain'), { recursive: true });
const build = (out: string, ...args: string[]) =>
  callCli(scratch, 'build', '--input', 'shipped', '--out', out, ...args);

describe('--code-sets', { timeout: 60_000 }, () => {
  it('member-of asks value sets of the package, and says in summary and bundle page that HAPI needs the CQL', async () => {
    const { code, out } = await build('member', '--code-sets', 'member-of');
    expect(code).toBe(0);
    expect(out).toContain('Code sets: FHIRPath asks memberOf, so it is not for HAPI; the CQL is');
    const bundles = join(scratch, 'member/aspn-low-back-pain/r4/bundles');
    expect(readFileSync(join(bundles, 'README.md'), 'utf8')).toContain('**Not for HAPI: `memberOf`.**');
    expect(readFileSync(join(bundles, 'transaction.json'), 'utf8')).toContain(
      ".memberOf('http://fhir.org/guides/knart/aspn-low-back-pain/ValueSet/low-back-pain-definite')",
    );
  });

  it('inline is what a build does without it', async () => {
    const { out } = await build('plain');
    await build('inline', '--code-sets', 'inline');
    expect(out).not.toContain('Code sets');
    const files = (folder: string) => [...filesBelow(join(scratch, folder))];
    expect(files('inline')).toEqual(files('plain'));
  });

  it('member-of changes nothing where no condition names a code', async () => {
    writeGuideline(join(scratch, 'input'), 'clean-hands');
    const file = join(scratch, 'input/clean-hands/guideline.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(', codeList: eating', ''));
    const { out } = await callCli(scratch, 'build', '--out', 'one', '--code-sets', 'member-of');
    await callCli(scratch, 'build', '--out', 'two');
    expect(out).not.toContain('HAPI');
    expect([...filesBelow(join(scratch, 'one'))]).toEqual([...filesBelow(join(scratch, 'two'))]);
  });

  it('is one of the two', async () => {
    const { code, out, err } = await callCli(scratch, 'build', '--code-sets', 'value-set');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain("argument 'value-set' is invalid. Allowed choices are inline, member-of.");
  });

  it('is labelled where help explains it', async () => {
    const { out } = await callCli(scratch, 'build', '--help');
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /--code-sets <how> .*not for HAPI.*\(choices: "inline", "member-of"/,
    );
  });
});
