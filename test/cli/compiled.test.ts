import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanDefinition } from 'fhir/r4.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { callCli, scratchFolder } from '../support/callCli.ts';
import { writeGuideline } from '../support/writeGuideline.ts';

const scratch = scratchFolder();
const folder = join(scratch, 'input/clean-hands');
const compiled = join(folder, '.compiled');
const bundles = join(scratch, 'output/clean-hands/r4/bundles');

beforeEach(() => {
  rmSync(join(scratch, 'input'), { recursive: true, force: true });
  rmSync(join(scratch, 'output'), { recursive: true, force: true });
  writeGuideline(join(scratch, 'input'), 'clean-hands');
});

describe('compiled logic', { timeout: 60_000 }, () => {
  it('is kept beside the guideline by build, and left alone while nothing changes', async () => {
    await callCli(scratch, 'build');
    const state = join(compiled, 'state.json');
    const before = statSync(state, { bigint: true }).mtimeNs;
    expect((await callCli(scratch, 'build')).code).toBe(0);
    expect(statSync(state, { bigint: true }).mtimeNs).toBe(before);
  });

  it('is not kept by check, which writes nothing', async () => {
    expect((await callCli(scratch, 'check')).code).toBe(0);
    expect(existsSync(compiled)).toBe(false);
  });

  it('that cannot be kept is said, and the output is written all the same', async () => {
    writeFileSync(compiled, 'in the way');
    const { code, err } = await callCli(scratch, 'build');
    expect(code).toBe(0);
    expect(err).toMatch(
      /^What was compiled cannot be kept in .*clean-hands \(E[A-Z]+\), so every build will compile it again\.\n$/,
    );
    expect(existsSync(bundles)).toBe(true);
  });
});

describe('--primary', { timeout: 60_000 }, () => {
  const languages = (file: string) => {
    const { entry } = JSON.parse(readFileSync(join(bundles, file), 'utf8')) as {
      entry: { resource: PlanDefinition }[];
    };
    const expressions = entry.flatMap(({ resource }) =>
      resource.resourceType === 'PlanDefinition'
        ? (resource.action ?? []).flatMap(({ condition = [] }) =>
            condition.map(({ expression }) => expression),
          )
        : [],
    );
    return [...new Set(expressions.map((expression) => expression?.language))];
  };

  it('fhirpath is what a build does without it', async () => {
    await callCli(scratch, 'build');
    expect(languages('transaction.json')).toEqual(['text/fhirpath']);
    expect(languages('transaction-cql.json')).toEqual(['text/cql']);
    expect(existsSync(join(bundles, 'transaction-fhirpath.json'))).toBe(false);
  });

  it('cql puts CQL first everywhere, and FHIRPath into a bundle of its own', async () => {
    expect((await callCli(scratch, 'build', '--primary', 'cql')).code).toBe(0);
    expect(languages('transaction.json')).toEqual(['text/cql']);
    expect(languages('collection.json')).toEqual(['text/cql']);
    expect(languages('transaction-fhirpath.json')).toEqual(['text/fhirpath']);
    const plan = readFileSync(
      join(scratch, 'output/clean-hands/r4/resources/PlanDefinition-wash-hands.json'),
      'utf8',
    );
    expect(JSON.parse(plan).action[0].condition[0].expression.language).toBe('text/cql');
  });

  it('is one of the two', async () => {
    const { code, err } = await callCli(scratch, 'build', '--primary', 'sql');
    expect(code).toBe(2);
    expect(err).toContain('Allowed choices are fhirpath, cql');
  });
});
