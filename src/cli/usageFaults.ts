import type { Argument, Command, Option } from 'commander';
import { closest } from '../validation/closest.ts';

/** A call as far as it can be understood. */
export interface ReadCall {
  /** What is wrong with it, in the words of commander. */
  readonly faults: readonly string[];
  /** Values of the options that are sound, by their name in code, defaults included. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly args: readonly string[];
}

/**
 * Reads the arguments of a command as commander does, and names all that is wrong with them; commander stops at the first mistake. Who asks
 * for help makes none.
 */
export function usageFaults(command: Command, args: readonly string[]): ReadCall {
  const reading = new Reading(command);
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') reading.args.push(...rest.splice(0));
    else if (!/^-./.test(arg)) reading.args.push(arg);
    else if (arg === '--help' || arg === '-h') return { faults: [], options: {}, args: [] };
    else reading.take(arg, rest);
  }
  reading.finish();
  return reading;
}

class Reading implements ReadCall {
  readonly faults: string[] = [];
  readonly options: Record<string, unknown> = {};
  readonly args: string[] = [];
  readonly #command: Command;
  readonly #given = new Set<Option>();
  #doubtful = false;

  constructor(command: Command) {
    this.#command = command;
    for (const option of command.options)
      if (option.defaultValue !== undefined) this.options[option.attributeName()] = option.defaultValue;
  }

  take(arg: string, rest: string[]): void {
    const [, name = arg, joined] = /^(--[^=]+)=(.*)$/s.exec(arg) ?? [];
    const option = this.#command.options.find(({ long, short }) => name === long || name === short);
    if (!option) {
      this.#unknown(name, joined === undefined, rest);
      return;
    }
    this.#given.add(option);
    const values = joined === undefined ? valuesOf(option, rest) : [joined];
    if (option.required && values.length === 0)
      this.faults.push(`error: option '${option.flags}' argument missing`);
    else this.#keep(option, values);
  }

  finish(): void {
    for (const option of this.#command.options)
      if (option.mandatory && !this.#given.has(option) && option.defaultValue === undefined)
        this.faults.push(`error: required option '${option.flags}' not specified`);
    if (this.#doubtful) return;
    const expected: readonly Argument[] = this.#command.registeredArguments;
    const missing = expected.find(({ required }, index) => required && this.args[index] === undefined);
    if (missing) this.faults.push(`error: missing required argument '${missing.name()}'`);
    const last = expected.at(-1);
    if (!last?.variadic && this.args.length > expected.length)
      this.faults.push(`error: too many arguments: ${this.args.slice(expected.length).join(', ')}`);
  }

  #unknown(name: string, open: boolean, rest: string[]): void {
    const known = this.#command.options.flatMap(({ long }) => long ?? []);
    const meant = closest(name, known);
    this.faults.push(
      `error: unknown option '${name}'${meant === undefined ? '' : ` (Did you mean ${meant}?)`}`,
    );
    if (!open || rest[0] === undefined || /^-./.test(rest[0])) return;
    // What follows may be its value or an argument: nobody knows how many arguments there are.
    rest.shift();
    this.#doubtful = true;
  }

  #keep(option: Option, values: readonly string[]): void {
    const wrong = values.filter((value) => option.argChoices && !option.argChoices.includes(value));
    for (const value of wrong)
      this.faults.push(
        `error: option '${option.flags}' argument '${value}' is invalid. Allowed choices are ${option.argChoices?.join(', ')}.`,
      );
    if (wrong.length > 0) return;
    const name = option.attributeName();
    if (option.variadic) this.options[name] = [...((this.options[name] as string[]) ?? []), ...values];
    else this.options[name] = values[0] ?? option.presetArg ?? true;
  }
}

/** What follows an option and belongs to it. */
function valuesOf(option: Option, rest: string[]): string[] {
  if (!option.required && !option.optional) return [];
  const end = rest.findIndex((value) => /^-./.test(value));
  const most = option.variadic ? Number.POSITIVE_INFINITY : 1;
  // commander takes whatever follows an option that needs a value
  const free = end < 0 ? rest.length : end;
  const count = Math.min(most, option.required ? Math.max(free, rest.length > 0 ? 1 : 0) : free);
  return rest.splice(0, count);
}
