import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle, FhirResource } from 'fhir/r4.js';
import { checkout } from './checkout.ts';
import { quoteEnd, run } from './run.ts';

/** What `knart build` wrote for one guideline; both folders hold JSON files only. */
export interface BuiltGuideline {
  readonly id: string;
  readonly resources: string;
  readonly bundles: string;
}

/** Builds every guideline of the checkout into `folder` with the command users run. `npm run test:interop` bundles it first. */
export async function buildGuidelines(folder: string): Promise<BuiltGuideline[]> {
  const built = await run(process.execPath, ['dist/cli.js', 'build', '--out', folder], { cwd: checkout });
  if (built.code !== 0)
    throw new Error(`knart build ended with ${built.code}\n${quoteEnd(built.stdout + built.stderr)}`);
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const guidelines = entries.map(({ name }) => name).sort();
  if (guidelines.length === 0) throw new Error('knart build wrote no guideline');
  return guidelines.map((id) => ({
    id,
    resources: join(folder, id, 'r4/resources'),
    bundles: join(folder, id, 'r4/bundles'),
  }));
}

/** The transaction bundle that a guideline's page on importing names first. */
export function transactionOf({ bundles }: BuiltGuideline): Bundle<FhirResource> {
  return readJson(join(bundles, 'transaction.json')) as Bundle<FhirResource>;
}

/** The JSON files of a folder, sorted. */
export function jsonFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

export function readJson(file: string): FhirResource {
  return JSON.parse(readFileSync(file, 'utf8')) as FhirResource;
}
