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
 * expression that does not parse or a variable that is not there. Each expression is compiled once.
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
  const userInvocationTable: UserInvocationTable = {
    today: { fn: () => clock.today, arity: { 0: [] } },
    now: { fn: () => clock.now, arity: { 0: [] } },
    memberOf: { fn: memberOf(valueSets), arity: { 1: ['String'] } },
  };
  type Compiled = (input: object, variables: object) => unknown[];
  const compiled = new Map<string, Compiled>();
  return (expression, input, variables) => {
    let run = compiled.get(expression);
    if (!run) {
      run = fhirpath.compile(expression, model, { userInvocationTable }) as unknown as Compiled;
      compiled.set(expression, run);
    }
    return run(input, { ...variables });
  };
}

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
