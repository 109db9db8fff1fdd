import type { UserInvocationTable } from 'fhirpath';
import type { Scope } from '../scope.ts';
import { containerOf, resourceOf, type TypedValue } from '../typedValue.ts';
import type { ReadyInvariant } from './invariantsAt.ts';

/** True when an invariant holds at a value; undefined where the engine cannot say. */
export type HoldsAt = (ready: ReadyInvariant, typed: TypedValue, scope: Scope) => boolean | undefined;

type Run = (input: unknown, variables: object) => readonly unknown[];

let loading: Promise<HoldsAt> | undefined;

/** fhirpath.js with the R4 model, loaded when first wanted: it takes a tenth of a second. */
export function invariantEngine(): Promise<HoldsAt> {
  loading ??= load();
  return loading;
}

async function load(): Promise<HoldsAt> {
  const { default: fhirpath } = await import('fhirpath');
  const { default: model } = await import('fhirpath/fhir-context/r4');
  const compiled = new Map<string, Run | undefined>();
  let find: (reference: string) => unknown = () => undefined;
  const asNode = fhirpath.compile('$this', model, { resolveInternalTypes: false }) as unknown as Run;
  const nodesOf = (resource: unknown) => (resource === undefined ? [] : asNode(resource, {}));
  const userInvocationTable: UserInvocationTable = {
    resolve: {
      fn: (input: unknown[]) => input.flatMap((each) => nodesOf(find(literalOf(each)))),
      arity: { 0: [] },
    },
    trace: { fn: (input: unknown[]) => input, arity: { 1: ['String'], 2: ['String', 'Expr'] } },
  };
  const options = { userInvocationTable };
  /** Undefined for the invariant of a profile that is no FHIRPath. */
  const compile = (path: string | { base: string; expression: string }): Run | undefined => {
    try {
      return fhirpath.compile(path, model, options) as unknown as Run;
    } catch {
      return undefined;
    }
  };
  return ({ base, expression, within }, typed, scope) => {
    const key = `${base} ${expression}`;
    if (!compiled.has(key))
      compiled.set(key, compile(typed.type === 'Resource' ? expression : { base, expression }));
    const run = compiled.get(key);
    if (!run) return undefined;
    find = (reference) => findResource(reference, typed, scope);
    const place = within ?? typed;
    const variables = { resource: resourceOf(place), rootResource: containerOf(place) };
    return decide(run, typed.value, variables);
  };
}

/** As the official validators read a result: one Boolean counts, nothing is false, anything else is true. */
function decide(run: Run, value: unknown, variables: object): boolean | undefined {
  try {
    const result = run(value, variables);
    return result.length === 1 && typeof result[0] === 'boolean' ? result[0] : result.length > 0;
  } catch {
    return undefined;
  }
}

function literalOf(value: unknown): string {
  const { reference } = (value ?? {}) as { reference?: unknown };
  return typeof value === 'string' ? value : typeof reference === 'string' ? reference : '';
}

function findResource(reference: string, typed: TypedValue, scope: Scope): unknown {
  if (!reference.startsWith('#')) return scope.find(reference);
  const container = containerOf(typed) as { contained?: readonly { id?: string }[] };
  return reference === '#' ? container : container.contained?.find(({ id }) => `#${id}` === reference);
}
