import { type Command, Option } from 'commander';
import type { ApplyCommandOptions } from './applyCommand.ts';
import { examples } from './examples.ts';
import type { Console } from './run.ts';

/** Adds `knart apply` to the program. */
export function addApply(program: Command, console: Console, done: (code: number) => void): void {
  program
    .command('apply')
    .description('apply a PlanDefinition to the records of a patient ($apply), and say why')
    .requiredOption('--plan <plan>', 'id, url (with |version if you like) or file of the PlanDefinition')
    .requiredOption(
      '--data <path...>',
      'records: JSON or NDJSON files of Bundles or resources, packages (.tgz), or folders of JSON and NDJSON',
    )
    .option(
      '--content <path...>',
      'where activities, plans and libraries are: files, packages (.tgz), folders; what is built in output/ if none is named',
    )
    .option('--subject <patient>', 'Patient/x; the only patient of the data if none is named')
    .option('--encounter <encounter>', 'Encounter/x')
    .option('--practitioner <practitioner>', 'Practitioner/x')
    .option('--organization <organization>', 'Organization/x')
    .option('--parameters <file>', 'Parameters, for variables of FHIRPath and parameters of CQL')
    .option('--draft-orders <path...>', 'orders that are being placed: files of Bundles or resources')
    .option('--as-of <dateTime>', 'what today() and now() are; the present if nothing is said')
    .option('--complete <types>', 'resource types that were read in full, with commas between, or all')
    .addOption(
      new Option('--mode <mode>', 'cqf: as the clinical-reasoning engine does it')
        .choices(['cpg', 'cqf'])
        .default('cpg'),
    )
    .addOption(
      new Option('--output <form>', 'form of the result').choices(['careplan', 'bundle']).default('careplan'),
    )
    .addOption(
      new Option('--explain [form]', 'print why each action applies or does not, instead of the result')
        .choices(['text', 'json', 'fhir'])
        .preset('text'),
    )
    .addHelpText(
      'after',
      examples('apply', [
        '--plan idds-eligibility --data patient.json --explain',
        '--plan idds-eligibility --data patient.json --complete Condition,Procedure --as-of 2026-01-31',
        '--plan other/PlanDefinition-x.json --content other/ --data records/ --output bundle',
      ]),
    )
    .action(async (options: ApplyCommandOptions) =>
      done(await (await import('./applyCommand.ts')).applyCommand(options, console)),
    );
}
