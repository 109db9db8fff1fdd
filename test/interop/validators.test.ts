import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import listed from './expectedWarnings.json' with { type: 'json' };
import { findDefinitions } from './support/definitions.ts';
import {
  type Engine,
  type ExpectedWarnings,
  errorsOf,
  idle,
  unexpected,
  warningsOf,
} from './support/expectations.ts';
import { type BuiltGuideline, buildGuidelines, jsonFiles } from './support/guidelineBuild.ts';
import { buildJudge } from './support/judge.ts';
import { outside, printLoudly } from './support/outside.ts';
import { plantedFaults } from './support/plantedFaults.ts';
import { scratchFolder } from './support/scratch.ts';
import { writeStandIns } from './support/standIns.ts';
import { judgeFiles } from './support/verdict.ts';

const engines: readonly { name: Engine; title: string }[] = [
  { name: 'validator', title: "HAPI's validator" },
  { name: 'validator-native', title: "HL7's own engine" },
];

const definitions = findDefinitions();
if (!definitions) {
  printLoudly('SKIPPED: CPG, CRMI and extension definitions not found: validating against R4 core alone');
}

const { always, withDefinitions, coreAlone, coreAloneErrors } = listed as ExpectedWarnings;
const warnings = [...always, ...(definitions ? withDefinitions : coreAlone)];
const excused = definitions ? [] : coreAloneErrors;

const scratch = scratchFolder();
const ahead = definitions ? [writeStandIns(join(scratch, 'stand-ins')), ...definitions] : [];
let built: Promise<BuiltGuideline[]> | undefined;
const faults = plantedFaults(definitions !== undefined);

describe.each(engines)('$title', ({ name }) => {
  const expectedWarnings = warnings.filter(({ engines }) => engines.includes(name));
  const expectedErrors = excused.filter(({ engines }) => engines.includes(name));
  const verdicts = outside(async () => {
    const judge = await buildJudge(name);
    built ??= buildGuidelines(join(scratch, 'output'));
    const guidelines = await built;
    const controls = writeControls(join(scratch, `${name}-controls`));
    const files = guidelines.flatMap(({ resources, bundles }) => [
      ...jsonFiles(resources),
      ...jsonFiles(bundles),
    ]);
    const all = await judgeFiles(judge, {
      definitions: [...ahead, ...guidelines.map(({ resources }) => resources)],
      unknownAllowed: !definitions,
      files: [...files, ...controls],
    });
    return { ours: all.slice(0, files.length), controls: all.slice(files.length) };
  });

  test('finds the faults planted as controls', async (context) => {
    const { controls } = await verdicts(context);
    const missed = faults.filter(
      ({ finding }, i) => !errorsOf(controls.slice(i, i + 1)).some(({ text }) => finding.test(text)),
    );
    expect(missed.map((fault) => fault.name)).toEqual([]);
  });

  test('finds no error in any resource or bundle', async (context) => {
    const { ours } = await verdicts(context);
    expect(unexpected(errorsOf(ours), expectedErrors)).toEqual([]);
  });

  test('warns of nothing that expectedWarnings.json does not explain', async (context) => {
    const { ours } = await verdicts(context);
    expect(unexpected(warningsOf(ours), expectedWarnings)).toEqual([]);
  });

  test('bears out every entry of expectedWarnings.json', async (context) => {
    const { ours } = await verdicts(context);
    expect(idle(warningsOf(ours), expectedWarnings)).toEqual([]);
    expect(idle(errorsOf(ours), expectedErrors)).toEqual([]);
  });
});

function writeControls(folder: string): string[] {
  mkdirSync(folder);
  return faults.map(({ name, resource }) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(resource));
    return file;
  });
}
