import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { worthwhile } from '../../src/cli/validateFiles.ts';
import { hasThreads } from '../../src/cli/validateThread.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { callCli, scratchFolder, spawnCli } from '../support/callCli.ts';

const source = join(packageRoot, 'output/aspn-low-back-pain/r4/resources');
const scratch = scratchFolder();
const folder = join(scratch, 'many');
const base = 'https://example.org/fhir/many';

/** One of our artifacts under an id and url of its own. */
function copyOf(file: string, copy: number, change: (text: string) => string = (text) => text): string {
  const resource = JSON.parse(readFileSync(join(source, file), 'utf8'));
  const id = `${resource.id.slice(0, 50)}-${copy}`;
  const url = `${base}/${resource.resourceType}/${id}`;
  return change(JSON.stringify({ ...resource, id, url }));
}

/** A code set is much text and little to check, so that a large package is read in a short time. */
const codeSet = 'ValueSet-systemic-opioids.json';
const plans = readdirSync(source).filter((file) => file.startsWith('PlanDefinition-strategy-'));

/** Faults that a part finds by itself. */
const faults: readonly (readonly [code: string, change: (text: string) => string])[] = [
  ['structure-code', (text) => text.replace('"status":"draft"', '"status":"sketch"')],
  ['structure-unknown-element', (text) => text.replace('"name":"', '"nom":"')],
  ['json-syntax', (text) => text.replace('"experimental":', '"experimental":,')],
  ['structure-format', (text) => text.replace(`"url":"${base}`, `"url":"${base} `)],
];

/** Faults between the first and the last file, which different threads have. */
const between = ['canonical-unique', 'canonical-resolves'];

function writeMany(): void {
  mkdirSync(folder);
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return Buffer.byteLength(text);
  };
  const [, own] = /"url":"([^"]*\/ValueSet\/[^"]*)"/.exec(copyOf(codeSet, 9999)) ?? [];
  const wrong = (text: string) =>
    text.replace(/"definitionCanonical":"[^"]*"/, `"definitionCanonical":"${own}"`);
  let bytes = write('0000-plan.json', copyOf(plans[0] as string, 0, wrong));
  for (let copy = 1; bytes < worthwhile; copy += 1) {
    const name = String(copy).padStart(4, '0');
    const [, fault] = (copy % 20 === 0 && faults[(copy / 20) % faults.length]) || [];
    bytes += write(`${name}.json`, copyOf(codeSet, copy, fault));
    const [one, two] = [0, 1].map((more) =>
      copyOf(plans[(copy + more) % plans.length] as string, copy + more),
    );
    if (copy % 12 === 0) bytes += write(`${name}-plans.ndjson`, `${one}\n${two}\n`);
  }
  write('9999.json', copyOf(codeSet, 9999));
  write(
    '9999-again.json',
    copyOf(codeSet, 1, (text) => text.replace('"id":"', '"id":"again-')),
  );
}

beforeAll(writeMany);

const codes = [...faults.map(([code]) => code), ...between];

describe('a package that is large enough for threads', () => {
  test('is validated by them where the program is bundled, and by one here', () => {
    const size = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(size).toBeGreaterThanOrEqual(worthwhile);
    expect(existsSync(join(packageRoot, 'dist/validateWorker.js'))).toBe(true);
    expect(hasThreads).toBe(false);
  });

  test.each(['text', 'json'])('comes out in the same bytes as %s', async (format) => {
    const args = ['validate', 'many', '--format', format];
    const byThreads = await spawnCli(scratch, args);
    expect(byThreads).toEqual(await callCli(scratch, ...args));
    const found = format === 'json' ? byThreads.out : byThreads.err;
    expect(codes.filter((code) => !found.includes(code))).toEqual([]);
  });
});
