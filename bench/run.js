// Measures the cold process: npm run bench. Prints a table and writes bench/results.md.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'knart-bench-'));
const aspnRows = 61;
/** Work of others on this machine before we begin: wall times mean little where it is above a half. */
const load = loadavg()[0].toFixed(1);

/** Goals of the issue: for the ASPN guideline on two cores. */
const goals = { seconds: 1, megabytes: 250 };

/** Figures of the nearest peer at this step; see the text of the report. */
const peer = { name: 'SUSHI 3.21.0', resources: 215, seconds: 13.8, range: '12.6 to 15.2', megabytes: 321 };

const subjects = [
  { name: 'ASPN low back pain', folder: join(root, 'input/aspn-low-back-pain'), runs: 9 },
  ...[1, 10, 100].map((factor) => ({
    name: `generated, ${factor}x`,
    folder: join(scratch, `generated-${factor}x`),
    generate: aspnRows * factor,
    runs: factor === 100 ? 3 : 7,
  })),
];

/** Sends what the process that preloads it took: peak memory in kB, and time of all cores in microseconds. */
const tellUsage = `import { writeSync } from 'node:fs';
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }));
});`;

try {
  const results = [];
  for (const subject of subjects) results.push(await measure(subject));
  const text = report(results);
  process.stdout.write(text);
  writeFileSync(new URL('results.md', import.meta.url), text);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function measure({ name, folder, generate, runs }) {
  // In a process of its own: what a parent holds counts as its child's peak on Linux.
  if (generate)
    check(spawnSync(process.execPath, [join(root, 'bench/generateGuideline.js'), folder, generate]));
  const out = join(scratch, 'output');
  const samples = [];
  for (let run = 0; run < runs; run++) {
    rmSync(out, { recursive: true, force: true });
    samples.push(await build(folder, out));
  }
  const [entry] = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).guidelines;
  const sum = (counts) => Object.values(counts).reduce((total, count) => total + count, 0);
  return {
    name,
    rows: entry.artifacts.Evidence,
    artifacts: sum(entry.artifacts),
    bytes: entry.files.reduce((total, { bytes }) => total + bytes, 0),
    ...Object.fromEntries(
      ['seconds', 'cpu', 'megabytes'].map((key) => [
        key,
        samples.map((sample) => sample[key]).sort((x, y) => x - y),
      ]),
    ),
  };
}

function build(folder, out) {
  return new Promise((resolve, reject) => {
    const preload = `--import=data:text/javascript,${encodeURIComponent(tellUsage)}`;
    const start = performance.now();
    const child = spawn(
      process.execPath,
      [preload, join(root, 'dist/cli.js'), 'build', folder, '--out', out],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      },
    );
    let usage = '';
    let errors = '';
    child.stderr.on('data', (data) => {
      errors += data;
    });
    child.stdio[3].on('data', (data) => {
      usage += data;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) {
        const { maxRSS, cpu } = JSON.parse(usage);
        resolve({ seconds, cpu: cpu / 1e6, megabytes: maxRSS / 1024 });
      } else reject(new Error(`knart build ended with ${code}\n${errors}`));
    });
  });
}

function check({ status, stderr }) {
  if (status !== 0) throw new Error(String(stderr));
}

function report(results) {
  const [aspn, one] = results;
  const rows = results.map((result) => {
    const time = median(result.seconds);
    const each = (median(result.cpu) - median(one.cpu)) / (result.rows - one.rows);
    return [
      result.name,
      result.rows,
      result.artifacts,
      (result.bytes / 1e6).toFixed(1),
      time.toFixed(2),
      `${result.seconds[0].toFixed(2)} to ${result.seconds.at(-1).toFixed(2)}`,
      median(result.cpu).toFixed(2),
      Math.round(median(result.megabytes)),
      result.rows > one.rows ? (each * 1000).toFixed(2) : '',
    ];
  });
  const head = [
    'guideline',
    'rows',
    'artifacts',
    'output MB',
    'median s',
    'range s',
    'CPU s',
    'peak MB',
    'CPU ms a further row',
  ];
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const met = median(aspn.seconds) <= goals.seconds && median(aspn.megabytes) <= goals.megabytes;
  return `# Cold \`knart build\`

${availableParallelism()} cores, Node ${process.version}, ${process.platform} ${process.arch}, load ${load} before the first run. A new process each time, from its start to its end, into an empty folder.
CPU is the time of all cores, which other work on the machine changes little; peak is the resident set, for the large
ones mostly memory that the collector was not pressed to give back. \`npm run bench\` measures again.

${table}

Goal for the ASPN guideline on two cores: at most ${goals.seconds} s and ${goals.megabytes} MB: ${met ? 'met' : 'NOT met'}.
Growth is linear where "CPU ms a further row" stays the same from 10x to 100x. All files of a build are held in memory until they
are written together, so memory grows with the output too.

## Beside a peer

${peer.name} took ${peer.seconds} s (median of 5 runs, ${peer.range}; ${peer.megabytes} MB) to compile ${peer.resources} resources of the same types from FSH, and 3.4 s
for a single one: measured apart from this run, as whole processes on two cores, with the definitions on disk. knart makes
${aspn.artifacts} artifacts in ${median(aspn.seconds).toFixed(2)} s: ${(peer.seconds / median(aspn.seconds)).toFixed(0)} times less. It is no like for like: SUSHI parses a language and knows profiles; knart reads a guideline,
validates what it makes, packs bundles and renders a site in that time.
`;
}

function median(sorted) {
  return sorted[Math.floor(sorted.length / 2)];
}
