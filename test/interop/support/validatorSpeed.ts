import { Catalog } from '../../../src/artifact.ts';
import { readArtifacts } from '../../../src/package/readArtifacts.ts';
import { validate } from '../../../src/validation/validate.ts';
import { checkout } from './checkout.ts';
import type { Judge } from './judge.ts';
import { run } from './run.ts';
import { judgeFiles } from './verdict.ts';

/** What one validator takes for a set of files. */
export interface Speed {
  readonly name: string;
  /** Seconds of a whole process, from its start to its end. */
  readonly cold: number;
  /** Resources a second, once warm. */
  readonly warm: number;
}

/** Measures our command and the engines on the same files, one after another. */
export async function measureSpeed(judges: readonly Judge[], files: readonly string[]): Promise<Speed[]> {
  const ours = await ourSpeed(files);
  const theirs: Speed[] = [];
  for (const judge of judges) theirs.push(await engineSpeed(judge, files));
  return [ours, ...theirs];
}

async function ourSpeed(files: readonly string[]): Promise<Speed> {
  const cold = await timed(() =>
    run(process.execPath, ['dist/cli.js', 'validate', ...files], { cwd: checkout }),
  );
  const once = () =>
    validate(new Catalog(readArtifacts(files, ignore).artifacts), { complete: false }, ignore);
  await once();
  return { name: 'knart', cold, warm: files.length / (await timed(once)) };
}

async function engineSpeed(judge: Judge, files: readonly string[]): Promise<Speed> {
  let times: readonly number[] = [];
  const cold = await timed(async () => {
    const verdicts = await judgeFiles(judge, { definitions: [], unknownAllowed: true, files });
    times = verdicts.map(({ ms }) => ms);
  });
  const half = times.slice(Math.floor(times.length / 2));
  const seconds = half.reduce((sum, ms) => sum + ms, 0) / 1000;
  return { name: judge.name === 'validator' ? 'HAPI' : 'HL7', cold, warm: half.length / seconds };
}

async function timed(step: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await step();
  return (performance.now() - start) / 1000;
}

function ignore(): void {}

/** The section of the page, or what an ordinary run prints. */
export function speedReport(speeds: readonly Speed[], files: number): string {
  const [own] = speeds;
  const lines = speeds.map(({ name, cold, warm }) => {
    const times = own && name !== own.name ? ` (${(cold / own.cold).toFixed(0)} x ours)` : '';
    return `| ${name} | ${cold.toFixed(2)} s${times} | ${warm.toFixed(0)} |`;
  });
  return [
    `${files} of our artifacts, R4 core alone, one validator after another on the same machine. Cold is a whole process; the engines are warm in`,
    'the second half of their run, knart in its second run over the same files.',
    '',
    '| validator | cold | warm: resources a second |',
    '|---|---:|---:|',
    ...lines,
    '',
  ].join('\n');
}
