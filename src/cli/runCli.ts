import { Command, CommanderError } from 'commander';
import { addApply } from './addApply.ts';
import { addBuild } from './addBuild.ts';
import { addCheck } from './addCheck.ts';
import { addTest } from './addTest.ts';
import { addValidate } from './addValidate.ts';
import { examples } from './examples.ts';
import { failureWords } from './failureWords.ts';
import { type Console, exitCodes } from './run.ts';
import { toolVersion } from './toolVersion.ts';
import { UsageError } from './usageError.ts';
import { usageFaults } from './usageFaults.ts';

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
