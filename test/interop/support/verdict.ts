import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Judge } from './judge.ts';
import { quoteEnd, run } from './run.ts';
import type { ValidatorCase } from './validatorCase.ts';

/** One finding of a validator about a file. */
export interface Issue {
  readonly severity: 'fatal' | 'error' | 'warning' | 'information';
  readonly expression: string | null;
  readonly messageId: string | null;
  readonly text: string;
}

export interface Verdict {
  /** The file's name. */
  readonly path: string;
  /** Milliseconds that the engine took for it. */
  readonly ms: number;
  readonly issues: readonly Issue[];
}

interface Question {
  /** Folders of conformance resources ahead of R4 core, the most important last. */
  readonly definitions: readonly string[];
  /** Extensions and profiles without a definition are no error. */
  readonly unknownAllowed: boolean;
  readonly files: readonly string[];
}

/** Asks a validator about files: one verdict a file, in the files' order. */
export async function judgeFiles(judge: Judge, question: Question): Promise<Verdict[]> {
  const options = question.definitions.flatMap((folder) => ['--definitions', folder]);
  if (question.unknownAllowed) options.push('--unknown-allowed');
  return ask(judge, [...options, ...question.files], question.files.length);
}

/**
 * Asks a validator about cases, each with definitions of its own, in one process: one verdict a case, in order. Cases with the same
 * definitions should stand together.
 * @param scratch an empty folder for the list of cases
 */
export function judgeCases(
  judge: Judge,
  cases: readonly ValidatorCase[],
  scratch: string,
): Promise<Verdict[]> {
  const list = join(scratch, `${judge.name}-cases.json`);
  writeFileSync(list, JSON.stringify(cases));
  return ask(judge, ['--cases', list], cases.length);
}

async function ask(judge: Judge, args: readonly string[], expected: number): Promise<Verdict[]> {
  const ran = await run('java', [...judge.command, ...args]);
  if (ran.code !== 0)
    throw new Error(`the judge "${judge.name}" ended with ${ran.code}\n${quoteEnd(ran.stderr)}`);
  const lines = ran.stdout.split('\n').filter((line) => line.trim() !== '');
  if (lines.length !== expected)
    throw new Error(`the judge "${judge.name}" gave ${lines.length} verdicts on ${expected} files`);
  return lines.map((line) => {
    const verdict = JSON.parse(line) as Verdict;
    return { ...verdict, path: basename(verdict.path) };
  });
}
