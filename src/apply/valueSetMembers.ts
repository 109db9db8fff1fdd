import type { ValueSet, ValueSetComposeInclude } from 'fhir/r4.js';

const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';

/** Says whether a code is in a value set. */
export type Members = (system: string, code: string) => boolean;

/**
 * Decides membership without a terminology server: by the definition where it lists codes and filters them by a regular
 * expression on the code, else by the expansion. ICD-10-CM codes count with and without their dot.
 * Throws where neither decides.
 */
export function valueSetMembers(valueSet: ValueSet): Members {
  const { compose, expansion } = valueSet;
  const parts = [...(compose?.include ?? []), ...(compose?.exclude ?? [])];
  if (compose && parts.every(isDecidable)) {
    const included = compose.include.map(membersOf);
    const excluded = (compose.exclude ?? []).map(membersOf);
    return (system, code) =>
      included.some((has) => has(system, code)) && !excluded.some((has) => has(system, code));
  }
  if (!expansion)
    throw new Error(`${valueSet.url ?? valueSet.id} has no expansion, and its definition needs a server`);
  const codes = new Set((expansion.contains ?? []).map(({ system = '', code = '' }) => key(system, code)));
  return (system, code) => codes.has(key(system, code));
}

function isDecidable({ system, filter = [], valueSet = [] }: ValueSetComposeInclude): boolean {
  return (
    system !== undefined &&
    valueSet.length === 0 &&
    filter.every(({ property, op }) => property === 'code' && op === 'regex')
  );
}

function membersOf({ system: ours, concept, filter }: ValueSetComposeInclude): Members {
  const codes = concept && new Set(concept.map(({ code }) => key(ours as string, code)));
  const patterns = (filter ?? []).map(({ value }) => new RegExp(`^(?:${value})$`));
  return (system, code) => {
    if (system !== ours) return false;
    if (codes) return codes.has(key(system, code));
    return patterns.every((pattern) => pattern.test(written(system, code)));
  };
}

function key(system: string, code: string): string {
  return `${system}|${written(system, code)}`;
}

/** ICD-10-CM with its dot. */
function written(system: string, code: string): string {
  if (system !== icd10cm || code.includes('.') || code.length < 4) return code;
  return `${code.slice(0, 3)}.${code.slice(3)}`;
}
