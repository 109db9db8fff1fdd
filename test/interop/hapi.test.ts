import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CapabilityStatement } from 'fhir/r4.js';
import { afterAll, describe, expect, test } from 'vitest';
import { checkout } from './support/checkout.ts';
import { buildGuidelines, transactionOf } from './support/guidelineBuild.ts';
import { type HapiServer, startHapiServer } from './support/hapiServer.ts';
import { importGuideline } from './support/importGuideline.ts';
import { foundAlone, type GuidelineImport, importReport } from './support/importReport.ts';
import { buildJudge } from './support/judge.ts';
import { outside } from './support/outside.ts';
import { scratchFolder } from './support/scratch.ts';

const page = join(checkout, 'docs/hapi-import.md');
const output = join(scratchFolder(), 'output');
let server: HapiServer | undefined;
afterAll(() => server?.stop());

const imports = outside(async () => {
  const judge = await buildJudge('hapi');
  const guidelines = await buildGuidelines(output);
  server = await startHapiServer(judge);
  const results: GuidelineImport[] = [];
  for (const guideline of guidelines) {
    results.push({ id: guideline.id, imported: await importGuideline(server.url, transactionOf(guideline)) });
  }
  return { software: await softwareOf(server), results, all: results.flatMap(({ imported }) => imported) };
});

async function softwareOf({ url }: HapiServer): Promise<string> {
  const { software } = (await (await fetch(`${url}/metadata`)).json()) as CapabilityStatement;
  return `${software?.name} ${software?.version}`;
}

describe('a HAPI server', () => {
  test('creates every entry of a transaction bundle', async (context) => {
    const { all } = await imports(context);
    expect(all).not.toEqual([]);
    expect(all.filter(({ first }) => first !== '201 Created, version 1')).toEqual([]);
  });

  test('changes nothing when the bundle is imported again', async (context) => {
    const { all } = await imports(context);
    expect(all.filter(({ second }) => second !== '200 OK, version 1')).toEqual([]);
  });

  test('finds every canonical artifact by url, and by url and version', async (context) => {
    const { all } = await imports(context);
    const canonical = all.filter(({ byUrl }) => byUrl !== undefined);
    expect(canonical).not.toEqual([]);
    expect(canonical.filter((each) => !foundAlone(each, 'byUrl') || !foundAlone(each, 'byVersion'))).toEqual(
      [],
    );
  });

  test('imports what docs/hapi-import.md says', async (context) => {
    const { software, results } = await imports(context);
    const report = importReport(software, results);
    if (process.env.UPDATE_DOCS === '1') {
      mkdirSync(join(page, '..'), { recursive: true });
      writeFileSync(page, report);
    }
    expect(existsSync(page) ? readFileSync(page, 'utf8') : 'no such file').toBe(report);
  });
});
