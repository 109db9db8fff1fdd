import type { CodeableConcept, Coding, ValueSet } from 'fhir/r4.js';
import type { UserInvocationTable } from 'fhirpath';
import type { RecordVariables } from './recordVariables.ts';
import { type Members, valueSetMembers } from './valueSetMembers.ts';

/** What conditions are evaluated with, besides the records. */
export interface EvaluatorOptions {
  /** YYYY-MM-DD: what `today()` is. `now()` is its noon. */
  readonly today: string;
  /** What `memberOf` looks codes up in; no server is asked. */
  readonly valueSets?: readonly ValueSet[];
}

/** The value of a condition; undefined where it is empty or no single Boolean, which engines take for "does not apply". */
export type ConditionEvaluator = (expression: string, variables: RecordVariables) => boolean | undefined;

/**
 * A FHIRPath evaluator for conditions over the list variables: with its own clock and without a terminology server. It
 * throws what the engine throws, for instance on an expression that does not parse. Each expression is compiled once.
 */
export async function conditionEvaluator(options: EvaluatorOptions): Promise<ConditionEvaluator> {
  const { default: fhirpath } = await import('fhirpath');
  const { default: model } = await import('fhirpath/fhir-context/r4');
  const literal = (text: string) =>
    fhirpath.evaluate({}, text, {}, model, { resolveInternalTypes: false }) as unknown[];
  const [today, now] = [literal(`@${options.today}`), literal(`@${options.today}T12:00:00`)];
  const userInvocationTable: UserInvocationTable = {
    today: { fn: () => today, arity: { 0: [] } },
    now: { fn: () => now, arity: { 0: [] } },
    memberOf: { fn: memberOf(options.valueSets ?? []), arity: { 1: ['String'] } },
  };
  type Compiled = (input: object, variables: object) => unknown[];
  const compiled = new Map<string, Compiled>();
  return (expression, variables) => {
    let run = compiled.get(expression);
    if (!run) {
      run = fhirpath.compile(expression, model, { userInvocationTable }) as unknown as Compiled;
      compiled.set(expression, run);
    }
    const [value, ...more] = run({}, { ...variables });
    return typeof value === 'boolean' && more.length === 0 ? value : undefined;
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
