import type { CodeableConcept, Coding, ValueSet } from 'fhir/r4.js';
import type { UserInvocationTable } from 'fhirpath';
import { FastEngines, type PlainEngine } from './fast/fastEngine.ts';
import { type Members, valueSetMembers } from './valueSetMembers.ts';

/** The clock of an engine. */
export interface EngineClock {
  /** YYYY-MM-DD: what `today()` is. */
  readonly today: string;
  /** A FHIR dateTime: what `now()` is; noon of today if nothing is said. */
  readonly now?: string;
}

/** The clock and the terminology of an engine. */
export interface EngineOptions extends EngineClock {
  /** What `memberOf` looks codes up in; no server is asked. */
  readonly valueSets?: readonly ValueSet[];
}

/** The values of an expression, on an input and with variables by name, without their `%`. */
export type FhirpathEngine = (expression: string, input: object, variables: object) => readonly unknown[];

/**
 * fhirpath.js over R4 with its own clock and without a terminology server. It throws what the engine throws, for instance on an
 * expression that does not parse or a variable that is not there. It gives what fhirpath.js gives, and takes the shorter ways of
 * `fastEngine`: variables that are arrays must not be changed between two calls.
 */
export async function fhirpathEngine(options: EngineOptions): Promise<FhirpathEngine> {
  return (await fhirpathEngines(() => options.valueSets ?? []))(options);
}

/**
 * Engines of one terminology, which share what they know of expressions; one for each time and each run beside others.
 * @param valueSets is asked when the first membership is
 */
export async function fhirpathEngines(
  valueSets: () => readonly ValueSet[],
): Promise<(clock: EngineClock) => FhirpathEngine> {
  const { plain, setClock } = await clockedEngine(valueSets);
  const engines = new FastEngines(plain);
  return ({ today, now = noonOf(today) }) => {
    const set = setClock(today, now);
    const evaluate = engines.engine(`${today} ${now}`);
    return (expression, input, variables) => {
      set();
      return evaluate(expression, input, variables as Record<string, unknown>);
    };
  };
}

/** The same without any shorter way; for comparison with it. Each expression is compiled once. */
export async function plainFhirpathEngine(options: EngineOptions): Promise<FhirpathEngine> {
  const { today, now = noonOf(today) } = options;
  const { plain, setClock } = await clockedEngine(() => options.valueSets ?? []);
  setClock(today, now)();
  const compiled = new Map<string, ReturnType<typeof plain.compile>>();
  return (expression, input, variables) => {
    let run = compiled.get(expression);
    if (!run) {
      if (compiled.size >= 2_000) compiled.clear();
      run = plain.compile(expression);
      compiled.set(expression, run);
    }
    return run(input, { ...variables });
  };
}

function noonOf(today: string): string {
  return `${today}T12:00:00`;
}

interface ClockedEngine {
  readonly plain: PlainEngine;
  /** Reads a time; what comes back sets the clock to it. */
  readonly setClock: (today: string, now: string) => () => void;
}

async function clockedEngine(valueSets: () => readonly ValueSet[]): Promise<ClockedEngine> {
  const { default: fhirpath } = await import('fhirpath');
  const { default: model } = await import('fhirpath/fhir-context/r4');
  const literal = (text: string) =>
    fhirpath.evaluate({}, text, {}, model, { resolveInternalTypes: false }) as unknown[];
  const members = membersByUrl(valueSets);
  let clock: { readonly today: unknown[]; readonly now: unknown[] } = { today: [], now: [] };
  const userInvocationTable: UserInvocationTable = {
    today: { fn: () => clock.today, arity: { 0: [] } },
    now: { fn: () => clock.now, arity: { 0: [] } },
    memberOf: { fn: memberOf(members), arity: { 1: ['String'] } },
  };
  const compile = (expression: string, resolveInternalTypes: boolean) =>
    fhirpath.compile(expression, model, {
      userInvocationTable,
      resolveInternalTypes,
    }) as unknown as ReturnType<PlainEngine['compile']>;
  return {
    plain: {
      compile: (expression) => compile(expression, true),
      compileRaw: (expression) => compile(expression, false),
      valueOf: (raw) => fhirpath.util.valData(raw) as unknown,
      members: (url) => memberTest(members, url),
    },
    setClock: (today, now) => {
      const read = { today: literal(`@${today}`), now: literal(`@${now}`) };
      return () => {
        clock = read;
      };
    },
  };
}

/** Undefined where the engine would throw. */
function memberTest(members: (url: string) => Members | undefined, url: string) {
  try {
    const has = members(url);
    return has && ((system = '', code = '') => has(system, code));
  } catch {
    return undefined;
  }
}

/** Value sets by url, with or without their version. */
function membersByUrl(valueSets: () => readonly ValueSet[]): (url: string) => Members | undefined {
  const members = new Map<string, Members>();
  return (url) => {
    let has = members.get(url);
    if (!has) {
      const valueSet = valueSets().find((each) => each.url === url || `${each.url}|${each.version}` === url);
      if (!valueSet) return undefined;
      has = valueSetMembers(valueSet);
      members.set(url, has);
    }
    return has;
  };
}

/** `memberOf` over Codings and CodeableConcepts; a value set that is not here is a fault, not an answer. */
function memberOf(
  members: (url: string) => Members | undefined,
): (input: unknown[], url: string) => boolean[] {
  return (input, url) => {
    if (input.length === 0) return [];
    const has = members(url);
    if (!has) throw new Error(`no ValueSet ${url} to look codes up in`);
    const codings = input.flatMap((each) => (each as CodeableConcept).coding ?? [each as Coding]);
    return [codings.some(({ system = '', code = '' }) => has(system, code))];
  };
}
