import { type Command, Option } from 'commander';
import { examples } from './examples.ts';
import type { Console } from './run.ts';
import type { TestCommandOptions } from './testCommand.ts';

/** Adds `knart test` to the program. */
export function addTest(program: Command, console: Console, done: (code: number) => void): void {
  program
    .command('test')
    .argument('[guideline...]', 'ids below the input folder, or paths; all if none is named')
    .description('run the patient cases of guidelines through $apply, and say which states no case shows')
    .addOption(new Option('--input <dir>', 'folder of guideline folders').default('input'))
    .addOption(
      new Option('--format <format>', 'how results are printed')
        .choices(['table', 'json', 'junit'])
        .default('table'),
    )
    .option('--junit <file>', 'write the results as JUnit XML, too')
    .option(
      '--export <dir>',
      'write each case as a Bundle, as calls of CDS Hooks and as the cards expected; the folder is replaced as a whole',
    )
    .option('--case <id>', 'run this case only; coverage is then left out')
    .option('--plan <id>', 'apply this plan only')
    .addHelpText(
      'after',
      examples('test', [
        '',
        'aspn-low-back-pain --junit test-results.xml',
        '--case eligible-failed-back --plan idds-eligibility',
        '--export exported-cases',
      ]),
    )
    .action(async (names: string[], options: TestCommandOptions) =>
      done(await (await import('./testCommand.ts')).testCommand(names, options, console)),
    );
}
