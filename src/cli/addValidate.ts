import { type Command, Option } from 'commander';
import { examples } from './examples.ts';
import { formatOption } from './formatOption.ts';
import type { Console } from './run.ts';
import type { ValidateCommandOptions } from './validateCommand.ts';

/** Adds `knart validate` to the program. */
export function addValidate(program: Command, console: Console, done: (code: number) => void): void {
  program
    .command('validate')
    .argument('[path...]', 'JSON or NDJSON files, packages (.tgz), or folders')
    .description('validate FHIR R4 artifacts, whoever made them')
    .addOption(formatOption('operation-outcome'))
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that makes the exit code 1')
        .choices(['error', 'warning', 'information', 'never'])
        .default('error'),
    )
    .option(
      '--ignore <file>',
      'YAML file of findings that are accepted, each with its reason (docs/validate.md)',
    )
    .option(
      '--explain [code]',
      'say what findings of a code want, why, and who decided; without a code list all',
    )
    .addHelpText(
      'after',
      examples('validate', [
        'output/aspn-low-back-pain/r4/resources',
        'bundle.json --format json',
        'my-artifacts/ other.ndjson',
        'package.tgz --fail-on warning --ignore accepted.yaml',
        'package.tgz --format sarif > knart.sarif',
        '--explain plan-cycle',
      ]),
    )
    .action(async (paths: string[], options: ValidateCommandOptions) =>
      done(await (await import('./validateCommand.ts')).validateCommand(paths, options, console)),
    );
}
