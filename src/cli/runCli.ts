import { Command, CommanderError, Option } from 'commander';
import { addTest } from './addTest.ts';
import type { ApplyCommandOptions } from './applyCommand.ts';
import type { BuildCommandOptions } from './buildCommand.ts';
import type { CheckCommandOptions } from './checkCommand.ts';
import { examples } from './examples.ts';
import { failureWords } from './failureWords.ts';
import { type Console, exitCodes } from './run.ts';
import { toolVersion } from './toolVersion.ts';
import { UsageError } from './usageError.ts';
import { usageFaults } from './usageFaults.ts';
import type { ValidateCommandOptions } from './validateCommand.ts';

/** Runs one call of the program and returns its exit code. Commands are loaded only when called. */
export async function runCli(args: readonly string[], console: Console): Promise<number> {
  let code: number = exitCodes.clean;
  const program = programFor(console);
  const done = (result: number) => {
    code = result;
  };
  addBuild(program, console, done);
  addCheck(program, console, done);
  addValidate(program, console, done);
  addApply(program, console, done);
  addTest(program, console, done);
  try {
    if (await hasManyFaults(program, args, console)) return exitCodes.usage;
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return exitCodeOf(error, console);
  }
}

type Done = (code: number) => void;

function exitCodeOf(error: unknown, console: Console): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
  const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  const words = errors.map((each) => (each instanceof UsageError ? each.message : failureWords(each)));
  if (words.includes(undefined)) throw error;
  for (const each of words) console.err(`${each}\n`);
  return errors.some((each) => each instanceof UsageError) ? exitCodes.usage : exitCodes.environment;
}

/** Says all that is wrong with a call where that is more than one thing; of one thing commander or the command speaks. */
async function hasManyFaults(
  program: Command,
  [name, ...args]: readonly string[],
  console: Console,
): Promise<boolean> {
  const command = program.commands.find((each) => each.name() === name);
  const call = command && usageFaults(command, args);
  if (!command || !call || call.faults.length === 0) return false;
  const faults = [
    ...call.faults,
    ...(await (await import('./furtherFaults.ts')).furtherFaults(command.name(), call)),
  ];
  if (faults.length === 1) return false;
  for (const fault of faults) console.err(`${fault}\n`);
  console.err(`(knart ${command.name()} --help shows how it is called)\n`);
  return true;
}

function programFor(console: Console): Command {
  return new Command('knart')
    .description(
      'Turns the recommendation tables of a clinical guideline into FHIR Clinical Reasoning artifacts.',
    )
    .version(toolVersion())
    .exitOverride()
    .configureOutput({ writeOut: console.out, writeErr: console.err })
    .showHelpAfterError('(knart --help shows how it is called)')
    .addHelpText('after', examples('', ['build', 'check --coverage', 'validate output', 'build --help']));
}

function addBuild(program: Command, console: Console, done: Done): void {
  guidelineCommand(program, 'build')
    .description(
      'build guidelines: read, make artifacts, validate, write artifacts, bundles and implementation guide',
    )
    .addOption(new Option('--out <dir>', 'output folder, replaced as a whole').default('output'))
    .addOption(
      new Option('--primary <language>', 'language that stands first in conditions; HAPI wants cql')
        .choices(['fhirpath', 'cql'])
        .default('fhirpath'),
    )
    .addOption(
      new Option(
        '--code-sets <how>',
        'how FHIRPath conditions name codes; member-of needs an engine with a terminology server, and is not for HAPI',
      )
        .choices(['inline', 'member-of'])
        .default('inline'),
    )
    .option('--watch', 'build again whenever a file of the input changes')
    .addHelpText(
      'after',
      examples('build', [
        '',
        'aspn-low-back-pain --out /somewhere/else',
        'aspn-low-back-pain --canonical https://example.org/fhir --status active',
        'aspn-low-back-pain --code-sets member-of',
        'aspn-low-back-pain --watch',
        '--format sarif > knart.sarif',
      ]),
    )
    .action(async (names: string[], options: BuildCommandOptions) =>
      done(await (await import('./buildCommand.ts')).buildCommand(names, options, console)),
    );
}

function addCheck(program: Command, console: Console, done: Done): void {
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

function addValidate(program: Command, console: Console, done: Done): void {
  program
    .command('validate')
    .argument('[path...]', 'JSON or NDJSON files, packages (.tgz), or folders')
    .description('validate FHIR R4 artifacts, whoever made them')
    .addOption(format('operation-outcome'))
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

function addApply(program: Command, console: Console, done: Done): void {
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

/** A command over guidelines, with the options that `build` and `check` share. */
function guidelineCommand(program: Command, name: string): Command {
  return program
    .command(name)
    .argument('[guideline...]', 'ids below the input folder, or paths; all if none is named')
    .addOption(
      new Option('--status <status>', 'publication status instead of the one in guideline.yaml').choices([
        'draft',
        'active',
      ]),
    )
    .option('--canonical <url>', 'canonical base instead of the one in guideline.yaml')
    .addOption(new Option('--input <dir>', 'folder of guideline folders').default('input'))
    .addOption(format());
}

function format(...more: readonly string[]): Option {
  return new Option('--format <format>', 'how findings are printed')
    .choices(['text', 'json', 'sarif', ...more])
    .default('text');
}
