import { spawnSync } from 'node:child_process';
import type { BenchPatient } from './patients.ts';

/** What another engine said of each patient, and its median time for one in milliseconds. */
export interface OtherEngine {
  readonly applied: ReadonlyMap<string, readonly string[]>;
  readonly milliseconds: number;
}

interface Line {
  readonly case: string;
  readonly ms: number;
  readonly careplan?: {
    readonly contained?: readonly { resourceType: string; action?: readonly { id?: string }[] }[];
  };
}

/**
 * Runs a command that takes patients as NDJSON and gives a line for each: in come `id`, `plan`, `subject`, `data` (a Bundle), `now`, `vars`
 * (the list variables are wanted) and `complete`, out go `case`, `ms` and `careplan`. `{content}` in the command is the folder of the artifacts.
 */
export function otherEngine(
  command: string,
  content: string,
  plan: string,
  patients: readonly BenchPatient[],
  { now, complete }: { now: string; complete: readonly string[] },
): OtherEngine {
  const line = ({ id, records }: BenchPatient, index: number) => {
    const entry = records.map((resource) => ({ resource }));
    const data = { resourceType: 'Bundle', type: 'collection', entry };
    return JSON.stringify({
      id: `${index}`,
      plan,
      subject: `Patient/${id}`,
      data,
      now,
      vars: true,
      complete,
    });
  };
  const { stdout, stderr, status } = spawnSync('sh', ['-c', command.replaceAll('{content}', content)], {
    input: `${patients.map(line).join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`the engine ended with ${status}: ${stderr.slice(-500)}`);
  const lines = stdout
    .split('\n')
    .filter((one) => one.startsWith('{'))
    .map((one) => JSON.parse(one) as Line);
  const applied = new Map(
    lines.map(({ case: name, careplan }) => [
      name,
      (
        careplan?.contained?.find(({ resourceType }) => resourceType === 'RequestGroup')?.action ?? []
      ).flatMap(({ id }) => id ?? []),
    ]),
  );
  const times = lines
    .slice(Math.floor(lines.length / 2))
    .map(({ ms }) => ms)
    .sort((one, other) => one - other);
  return { applied, milliseconds: times[Math.floor(times.length / 2)] ?? Number.NaN };
}
