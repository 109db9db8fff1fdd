// Times `knart validate` on the guideline's package, as it is and many times over, as whole processes: wall time, CPU and memory.
// npm run bench:validate [-- --copies 1,10,100]
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'output/aspn-low-back-pain/r4/resources');
const page = join(root, 'bench/validate.md');
const at = process.argv.indexOf('--copies');
const copies = (at < 0 ? '1,10,100' : (process.argv[at + 1] ?? '')).split(',').map(Number);
const repeats = 5;

/** Copies of the package that have urls and ids of their own, so that nothing is looked up in another copy. */
function copyPackage(folder: string, count: number): { readonly resources: number; readonly bytes: number } {
  const names = readdirSync(source).filter((name) => name.endsWith('.json'));
  const logic = JSON.parse(
    readFileSync(join(source, names.find((name) => name.startsWith('Library-')) as string), 'utf8'),
  );
  const base = String(logic.url).replace(/Library\/.*/, '');
  let bytes = 0;
  for (let copy = 0; copy < count; copy++) {
    const into = join(folder, String(copy).padStart(4, '0'));
    mkdirSync(into, { recursive: true });
    for (const name of names) {
      const text = renamed(readFileSync(join(source, name), 'utf8'), base, copy);
      bytes += Buffer.byteLength(text);
      writeFileSync(join(into, name), text);
    }
  }
  return { resources: names.length * count, bytes };
}

function renamed(text: string, base: string, copy: number): string {
  if (copy === 0) return text;
  const { id } = JSON.parse(text) as { id: string };
  return text
    .replaceAll(base, `${base}c${copy}/`)
    .replace(`"id": "${id}"`, `"id": "${id.slice(0, 55)}-c${copy}"`)
    .replace(/"reference": "([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,55})"/g, `"reference": "$1-c${copy}"`);
}

interface Run {
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

/** One process, measured by GNU time where it is there (memory of the whole process, not of its heap). */
function runOnce(folder: string): Run {
  const timed = existsSync('/usr/bin/time') ? ['/usr/bin/time', '-f', '%e %U %S %M'] : [];
  const started = performance.now();
  const [command = '', ...args] = [...timed, process.execPath, join(root, 'dist/cli.js'), 'validate', folder];
  const { stderr, status } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`validate ended with ${status}: ${stderr.slice(-2000)}`);
  const seconds = (performance.now() - started) / 1000;
  const [, user = 0, system = 0, kilobytes = 0] = (stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { seconds, cpu: user + system, megabytes: kilobytes / 1000 };
}

const scratch = mkdtempSync(join(tmpdir(), 'bench-validate-'));
const rows: string[] = [];
try {
  for (const count of copies) {
    const folder = join(scratch, String(count));
    const { resources, bytes } = copyPackage(folder, count);
    const runs = Array.from({ length: count > 10 ? 1 : repeats }, () => runOnce(folder));
    const [best] = [...runs].sort((a, b) => a.seconds - b.seconds) as [Run];
    const most = Math.max(...runs.map(({ megabytes }) => megabytes));
    rows.push(
      `| ${count} | ${resources} | ${(bytes / 1e6).toFixed(0)} | ${best.seconds.toFixed(2)} | ${best.cpu.toFixed(2)} | ${(resources / best.seconds).toFixed(0)} | ${most.toFixed(0)} |`,
    );
    rmSync(folder, { recursive: true });
  }
} finally {
  rmSync(scratch, { recursive: true });
}
writeFileSync(
  page,
  `# Validation of large packages

Written by \`npm run bench:validate\`: \`knart validate\` as a whole process on the artifacts of the low back pain guideline, and on copies of them with urls and ids
of their own. The best of ${repeats} runs (one above ten copies) counts for time, the largest for memory.

${cpus().length} cores, Node.js ${process.versions.node}.

| copies | resources | MB of JSON | seconds | seconds of CPU | resources a second | MB of memory |
|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}
`,
);
process.stdout.write(readFileSync(page, 'utf8'));
