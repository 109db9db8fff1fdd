import type { FhirResource } from 'fhir/r4.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { Catalog } from '../../../src/artifact.ts';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import type { ResourceExample } from '../../../src/validation/catalogue/entry.ts';
import { expressionFaults } from '../../../src/validation/catalogue/expressionFaults.ts';
import { structureFaults } from '../../../src/validation/catalogue/structureFaults.ts';
import { lintExpression } from '../../../src/validation/expressions/lintExpression.ts';
import {
  expressionParser,
  type ParseExpression,
} from '../../../src/validation/expressions/parseExpression.ts';
import { rules } from '../../../src/validation/rules/index.ts';
import { validate } from '../../../src/validation/validate.ts';

/** What the whole validator finds in resources, each of a file of its own. */
async function found(
  resources: readonly object[],
  options: ResourceExample['options'],
): Promise<Diagnostic[]> {
  const artifacts = resources.map((resource, index) => ({
    resource: resource as FhirResource,
    sources: [],
    authored: { file: `${index}.json` },
  }));
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  await validate(new Catalog(artifacts), { complete: false, ...options }, report);
  return diagnostics;
}

const errorsIn = (diagnostics: readonly Diagnostic[]) =>
  diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);

const structure = Object.entries(structureFaults).map(([code, fault]) => ({ code, ...fault }));

describe('the example of each rule and of the structure gate', () => {
  test.each([...rules, ...structure])('$code: is found when faulty, as the only error', async (entry) => {
    const { faulty, beside = [], options } = entry.example as ResourceExample;
    const diagnostics = await found([faulty, ...beside], options);
    expect(diagnostics.map(({ code }) => code)).toContain(entry.code);
    expect(errorsIn(diagnostics).filter((error) => !error.startsWith(`${entry.code}:`))).toEqual([]);
  });

  test.each([...rules, ...structure])('$code: is clean when mended', async (entry) => {
    const { mended, beside = [], options } = entry.example as ResourceExample;
    const diagnostics = await found([mended, ...beside], options);
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
