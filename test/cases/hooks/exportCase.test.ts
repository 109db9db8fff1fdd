import type { FhirResource } from 'fhir/r4.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { Catalog } from '../../../src/artifact.ts';
import { type Built, build } from '../../../src/build.ts';
import { readCaseFiles } from '../../../src/cases/caseFiles.ts';
import { exportCase, type HookResponse } from '../../../src/cases/hooks/exportCase.ts';
import type { HookRequest } from '../../../src/cases/hooks/hookRequest.ts';
import type { PatientCase } from '../../../src/cases/patientCase.ts';
import { type CaseRun, runCases } from '../../../src/cases/runCases.ts';
import { type Diagnostic, isError } from '../../../src/diagnostic.ts';
import { packageRoot } from '../../../src/packageRoot.ts';
import { validate } from '../../../src/validation/validate.ts';
import { requestFaults, responseFaults } from '../../support/cdsHooks/hookFaults.ts';
import { type Beside, replayCall } from '../../support/cdsHooks/replayCall.ts';

const shown = 'input/aspn-low-back-pain';
const folder = { path: `${packageRoot}${shown}`, shown };
/** Some of each file of patients, and of the cases that place orders. */
const wanted = /\/cases\/(?:patients\/|orders)/;

let built: Built;
let runs: readonly CaseRun[];

beforeAll(async () => {
  built = (await build(folder, {}, () => undefined)) as Built;
  const cases = await readCaseFiles(folder, built.guideline, ({ message }) => {
    throw new Error(message);
  });
  const those = cases.filter(({ authored }) => wanted.test(authored.file));
  const counts = new Map<string, number>();
  const nth = ({ authored: { file } }: PatientCase) => {
    counts.set(file, (counts.get(file) ?? -1) + 1);
    return counts.get(file) as number;
  };
  const some = those.filter((one) => nth(one) % 6 === 0);
  runs = await runCases(some, built.guideline, built.pack.catalog);
}, 120_000);

interface Call {
  readonly request: HookRequest;
  readonly response: HookResponse;
  readonly beside: Beside;
  readonly plan: string;
}

/** The calls of a case, as they are read from its files. */
function callsOf(run: CaseRun): readonly Call[] {
  const files = new Map(
    exportCase(run, built.guideline).map(({ path, content }) => [path, JSON.parse(String(content))]),
  );
  return [...files].flatMap(([path, request]) => {
    const [id, plan, name] = path.split('/');
    if (!name?.startsWith('request-')) return [];
    const response = files.get(path.replace('/request-', '/response-'));
    return [{ request, response, beside: files.get(`${id}/expected.json`), plan: plan as string }];
  });
}

describe('an exported case', () => {
  it('is called for each hook of its plans, with answers of one card, of several and of none', () => {
    const calls = runs.flatMap(callsOf);
    expect(runs.length).toBeGreaterThan(15);
    expect([...new Set(calls.map(({ request: { hook }, plan }) => `${plan} ${hook}`))].sort()).toEqual([
      'idds-eligibility patient-view',
      'idds-order-check order-select',
      'idds-order-check order-sign',
      'idds-shared-decision patient-view',
      'idds-surveillance patient-view',
    ]);
    expect([...new Set(calls.map(({ response }) => response.cards.length))].sort()).toEqual([0, 1, 2]);
  });

  it('gives calls and answers that CDS Hooks allows', () => {
    for (const run of runs)
      for (const { request, response } of callsOf(run))
        expect([run.patient.id, requestFaults(request), responseFaults(response)]).toEqual([
          run.patient.id,
          [],
          [],
        ]);
  });

  it('gives resources that R4 allows', async () => {
    for (const run of runs) {
      const files = exportCase(run, built.guideline).map(({ path, content }) => [
        path,
        JSON.parse(String(content)),
      ]);
      const resources = files.flatMap(([path, content]) =>
        path.endsWith('bundle.json')
          ? [content]
          : path.includes('/request-')
            ? [...Object.values(content.prefetch), content.context.draftOrders ?? []].flat()
            : [],
      ) as FhirResource[];
      const found: Diagnostic[] = [];
      for (const resource of resources)
        await validate(
          new Catalog([{ resource: { id: 'given', ...resource }, sources: [], authored: { file: 'given' } }]),
          { complete: false },
          (diagnostic) => void found.push(diagnostic),
        );
      expect([run.patient.id, found.filter(isError).map(({ message }) => message)]).toEqual([
        run.patient.id,
        [],
      ]);
    }
  });

  it('gives the cards of its answer when its call alone is applied', async () => {
    for (const run of runs)
      for (const { request, response, beside, plan } of callsOf(run)) {
        const definition = run.applied.find((one) => one.plan.id === plan)?.definition;
        if (!definition) throw new Error(`${plan} was not applied`);
        const cards = await replayCall(request, beside, definition, built.pack.catalog);
        expect([run.patient.id, plan, cards]).toEqual([
          run.patient.id,
          plan,
          response.cards.map(({ uuid: _, ...card }) => card),
        ]);
      }
  }, 240_000);

  it('is called by names that no other call has', () => {
    const calls = runs.flatMap(callsOf);
    const names = calls.flatMap(({ request, response }) => [
      request.hookInstance,
      ...response.cards.map(({ uuid }) => uuid),
    ]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says which cards are due also where $apply shows others, in the words of the plan', () => {
    const run = runs.find(({ applied }) => applied.some(({ expected }) => expected.length > 0)) as CaseRun;
    const mute = { ...run, applied: run.applied.map((one) => ({ ...one, shown: new Map() })) };
    expect(exportCase(mute, built.guideline)).toEqual(exportCase(run, built.guideline));
  });
});
