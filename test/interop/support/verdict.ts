import { basename } from 'node:path';
import type { Judge } from './judge.ts';
import { quoteEnd, run } from './run.ts';

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
  const ran = await run('java', [...judge.command, ...options, ...question.files]);
  if (ran.code !== 0)
    throw new Error(`the judge "${judge.name}" ended with ${ran.code}\n${quoteEnd(ran.stderr)}`);
  const lines = ran.stdout.split('\n').filter((line) => line.trim() !== '');
  if (lines.length !== question.files.length) {
    throw new Error(
      `the judge "${judge.name}" gave ${lines.length} verdicts on ${question.files.length} files`,
    );
  }
  return lines.map((line) => {
    const verdict = JSON.parse(line) as Verdict;
    return { ...verdict, path: basename(verdict.path) };
  });
}
