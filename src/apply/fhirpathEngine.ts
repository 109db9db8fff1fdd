import type { CodeableConcept, Coding, ValueSet } from 'fhir/r4.js';
import type { UserInvocationTable } from 'fhirpath';
import { type Members, valueSetMembers } from './valueSetMembers.ts';

/** The clock and the terminology of an engine. */
export interface EngineOptions {
  /** YYYY-MM-DD: what `today()` is. */
  readonly today: string;
  /** A FHIR dateTime: what `now()` is; noon of today if nothing is said. */
  readonly now?: string;
  /** What `memberOf` looks codes up in; no server is asked. */
  readonly valueSets?: readonly ValueSet[];
}

/** The values of an expression, on an input and with variables by name, without their `%`. */
export type FhirpathEngine = (expression: string, input: object, variables: object) => readonly unknown[];

/**
 * fhirpath.js over R4 with its own clock and without a terminology server. It throws what the engine throws, for instance on an
 * expression that does not parse or a variable that is not there. An expression is compiled once for all engines, which takes a hundred
 * times as long as to evaluate it.
 */
export async function fhirpathEngine({
  today,
  now = `${today}T12:00:00`,
  valueSets = [],
}: EngineOptions): Promise<FhirpathEngine> {
  const { default: fhirpath } = await import('fhirpath');
  const { default: model } = await import('fhirpath/fhir-context/r4');
  const literal = (text: string) =>
    fhirpath.evaluate({}, text, {}, model, { resolveInternalTypes: false }) as unknown[];
  const clock = { today: literal(`@${today}`), now: literal(`@${now}`) };
  const own: Surroundings = { clock, memberOf: memberOf(valueSets) };
  return (expression, input, variables) => {
    const run = compiled.get(expression) ?? fhirpath.compile(expression, model, { userInvocationTable });
    if (compiled.size >= mostCompiled) compiled.clear();
    compiled.set(expression, run as unknown as Compiled);
    around = own;
    return (run as unknown as Compiled)(input, { ...variables });
  };
}

/** What of an engine its compiled expressions ask for. */
interface Surroundings {
  readonly clock: Readonly<Record<'today' | 'now', unknown[]>>;
  readonly memberOf: (input: unknown[], url: string) => boolean[];
}

type Compiled = (input: object, variables: object) => unknown[];

/** Shared by all engines; a guideline has some hundred. */
const compiled = new Map<string, Compiled>();
const mostCompiled = 5_000;

/** Of the engine at work: evaluation is synchronous, so that no other can come between. */
let around: Surroundings | undefined;

const userInvocationTable: UserInvocationTable = {
  today: { fn: () => around?.clock.today, arity: { 0: [] } },
  now: { fn: () => around?.clock.now, arity: { 0: [] } },
  memberOf: {
    fn: (input: unknown[], url: string) => around?.memberOf(input, url),
    arity: { 1: ['String'] },
  },
};

/** `memberOf` over Codings and CodeableConcepts; a value set that is not here is a fault, not an answer. */
function memberOf(valueSets: readonly ValueSet[]): (input: unknown[], url: string) => boolean[] {
  const members = new Map<string, Members>();
  return (input, url) => {
    if (input.length === 0) return [];
    let has = members.get(url);
    if (!has) {
      const valueSet = valueSets.find((each) => each.url === url || `${each.url}|${each.version}` === url);
      if (!valueSet) throw new Error(`no ValueSet ${url} to look codes up in`);
      has = valueSetMembers(valueSet);
      members.set(url, has);
    }
    const codings = input.flatMap((each) => (each as CodeableConcept).coding ?? [each as Coding]);
    return [codings.some(({ system = '', code = '' }) => has(system, code))];
  };
}
