// Measures the cold process: npm run bench. Prints a table and writes bench/results.md.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'knart-bench-'));
const aspnRows = 61;

/** Goals of the issue: for the ASPN guideline on two cores. */
const goals = { seconds: 1, megabytes: 250 };

const subjects = [
  { name: 'ASPN low back pain', folder: join(root, 'input/aspn-low-back-pain'), runs: 9 },
  ...[1, 10, 100].map((factor) => ({
    name: `generated, ${factor}x`,
    folder: join(scratch, `generated-${factor}x`),
    generate: aspnRows * factor,
    runs: factor === 100 ? 3 : 7,
  })),
];

/** Sends the peak memory of the process that preloads it, in kB, when it ends. */
const tellPeak = `import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`;

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
    seconds: samples.map((sample) => sample.seconds).sort((a, b) => a - b),
    megabytes: samples.map((sample) => sample.megabytes).sort((a, b) => a - b),
  };
}

function build(folder, out) {
  return new Promise((resolve, reject) => {
    const preload = `--import=data:text/javascript,${encodeURIComponent(tellPeak)}`;
    const start = performance.now();
    const child = spawn(
      process.execPath,
      [preload, join(root, 'dist/cli.js'), 'build', folder, '--out', out],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      },
    );
    let peak = '';
    let errors = '';
    child.stderr.on('data', (data) => {
      errors += data;
    });
    child.stdio[3].on('data', (data) => {
      peak += data;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) resolve({ seconds, megabytes: Number(peak) / 1024 });
      else reject(new Error(`knart build ended with ${code}\n${errors}`));
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
    const each = (time - median(one.seconds)) / (result.rows - one.rows);
    return [
      result.name,
      result.rows,
      result.artifacts,
      (result.bytes / 1e6).toFixed(1),
      time.toFixed(2),
      `${result.seconds[0].toFixed(2)} to ${result.seconds.at(-1).toFixed(2)}`,
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
    'peak MB',
    'ms a further row',
  ];
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const met = median(aspn.seconds) <= goals.seconds && median(aspn.megabytes) <= goals.megabytes;
  return `# Cold \`knart build\`

${availableParallelism()} cores, Node ${process.version}, ${process.platform} ${process.arch}. A new process each time, from its start to its end; peak is the resident set.
\`npm run bench\` measures again.

${table}

Goal for the ASPN guideline on two cores: at most ${goals.seconds} s and ${goals.megabytes} MB: ${met ? 'met' : 'NOT met'}.
Growth is linear where "ms a further row" stays the same from 10x to 100x.
`;
}

function median(sorted) {
  return sorted[Math.floor(sorted.length / 2)];
}
