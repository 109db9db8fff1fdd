import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Manifest } from '../src/package/manifest.ts';
import { scratchFolder, spawnCli } from './support/callCli.ts';
import { filesBelow } from './support/filesBelow.ts';

const scratch = scratchFolder();
const input = fileURLToPath(new URL('../input', import.meta.url));

/** A module that sets clock, dice and locale-dependent defaults of the process that preloads it. */
function world(name: string, now: string, dice: number): string {
  const file = join(scratch, `${name}.mjs`);
  writeFileSync(
    file,
    `const Real = Date;
const now = Real.parse('${now}');
globalThis.Date = class extends Real {
  constructor(...args) {
    super(...(args.length === 0 ? [now] : args));
  }
  static now() {
    return now;
  }
};
Math.random = () => ${dice};
`,
  );
  return `--import=${pathToFileURL(file)}`;
}

async function build(folder: string, environment: NodeJS.ProcessEnv, ...args: string[]) {
  const place = join(scratch, folder);
  mkdirSync(place, { recursive: true });
  cpSync(input, join(place, 'input'), { recursive: true });
  const { SOURCE_DATE_EPOCH: _, ...rest } = process.env;
  const { code, err } = await spawnCli(place, ['build', ...args], { ...rest, ...environment });
  expect(code).toBe(0);
  expect(err.split('\n').filter((line) => line !== '' && !line.endsWith(' code-slot-empty'))).toEqual([]);
  return place;
}

test('two builds under other paths, clocks, time zones and languages are the same byte for byte', async () => {
  const here = await build('here', {
    TZ: 'Pacific/Kiritimati',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    NODE_OPTIONS: world('past', '1999-12-31T23:59:59Z', 0.1),
    USER: 'one',
  });
  const there = await build(
    'very/far away/thère',
    {
      TZ: 'America/St_Johns',
      LANG: 'C',
      LC_ALL: 'C',
      NODE_OPTIONS: world('future', '2038-01-19T03:14:08Z', 0.9),
      USER: 'two',
    },
    'input/aspn-low-back-pain',
    '--out',
    '../elsewhere',
  );
  const manifests = [join(here, 'output'), join(there, '../elsewhere')].map((folder) =>
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  );
  expect(manifests[1]).toBe(manifests[0]);
  expect(filesBelow(join(there, '../elsewhere'))).toEqual(filesBelow(join(here, 'output')));

  const manifest = JSON.parse(manifests[0] ?? '') as Manifest;
  expect(manifest.guidelines.flatMap(({ files }) => files).length).toBeGreaterThan(300);
}, 30_000);

test('no output file names this machine', () => {
  const needles = [scratch, process.cwd(), 'file:///', `${homedir()}/`, '/home/', 'Kiritimati', '1999-12-31'];
  for (const [path, content] of filesBelow(join(scratch, 'here/output')))
    for (const needle of needles) expect(content.includes(needle), `${path}: ${needle}`).toBe(false);
});
