import type { Command } from 'commander';
import type { CheckCommandOptions } from './checkCommand.ts';
import { examples } from './examples.ts';
import { guidelineCommand } from './guidelineCommand.ts';
import type { Console } from './run.ts';

/** Adds `knart check` to the program. */
export function addCheck(program: Command, console: Console, done: (code: number) => void): void {
  guidelineCommand(program, 'check')
    .description('everything that build does, but writing; and evaluate the patient cases of each guideline')
    .option(
      '--coverage',
      'print what claims each line of the source, and what became of each entry of the computable tables',
    )
    .option('--reading', 'print the English of the plans as a review.yaml to fill in')
    .option('--relock', 'show what changed in the source since it was locked, then lock it anew')
    .option('--yes', 'with --relock: lock without asking')
    .addHelpText(
      'after',
      examples('check', ['', '--coverage', 'aspn-low-back-pain --relock', '--format json']),
    )
    .action(async (names: string[], options: CheckCommandOptions) =>
      done(await (await import('./checkCommand.ts')).checkCommand(names, options, console)),
    );
}
