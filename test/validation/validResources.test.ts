import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { readArtifacts } from '../../src/package/readArtifacts.ts';
import { validate } from '../../src/validation/validate.ts';

const cases = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));

/** Errors of a file as `knart validate` would tell them: reading, structure and rules. */
async function errorsIn(file: string): Promise<string[]> {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void found.push(diagnostic);
  await validate(readArtifacts([file], report), { complete: false }, report);
  return found
    .filter(({ severity }) => severity === 'error')
    .map(({ code, fhirPath, message }) => `${code} ${fhirPath}: ${message}`);
}

if (existsSync(cases)) {
  const { clean } = JSON.parse(readFileSync(join(cases, 'valid-r4-verdicts.json'), 'utf8')) as {
    clean: string[];
  };

  describe('published resources that the official engine finds clean', () => {
    test.each(clean)('%s has no error', async (name) => {
      expect(await errorsIn(join(cases, 'valid-r4', name))).toEqual([]);
    });
  });

  describe('cases of the official validator', () => {
    interface Case {
      readonly file: string;
      readonly class: string;
      readonly expectedErrorCount: number;
    }
    const all = JSON.parse(readFileSync(join(cases, 'validator', 'cases.json'), 'utf8')) as Case[];
    const files = new Set(readdirSync(join(cases, 'validator')));
    const present = all.filter(({ file }) => files.has(file));
    const of = (wanted: (one: Case) => boolean) => present.filter(wanted).map(({ file }) => file);

    test.each(of(({ expectedErrorCount }) => expectedErrorCount === 0))('%s has no error', async (file) => {
      expect(await errorsIn(join(cases, 'validator', file))).toEqual([]);
    });

    test.each(
      of((one) => one.expectedErrorCount > 0 && /^(?:structure|cardinality|json-syntax)$/.test(one.class)),
    )('%s has an error', async (file) => {
      expect(await errorsIn(join(cases, 'validator', file))).not.toEqual([]);
    });
  });
} else {
  process.stderr.write(`SKIPPED: published resources: no folder ${cases}\n`);
  test('needs the published resources beside the checkout', () => {
    expect(existsSync(cases)).toBe(false);
  });
}
