import type { Coding, ValueSet, ValueSetComposeInclude, ValueSetExpansionContains } from 'fhir/r4.js';

const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';

/** Says whether a code is in a value set. */
export type Members = (system: string, code: string) => boolean;

/**
 * Decides membership without a terminology server: by the definition where it lists codes and filters them by a regular
 * expression on the code, else by the expansion. ICD-10-CM codes count with and without their dot.
 * Throws where neither decides: a page of an expansion would make a code that stands on another one a silent no.
 */
export function valueSetMembers(valueSet: ValueSet): Members {
  const { compose } = valueSet;
  const parts = [...(compose?.include ?? []), ...(compose?.exclude ?? [])];
  if (compose && parts.every(isDecidable)) {
    const included = compose.include.map(membersOf);
    const excluded = (compose.exclude ?? []).map(membersOf);
    return (system, code) =>
      included.some((has) => has(system, code)) && !excluded.some((has) => has(system, code));
  }
  const nodes = expandedNodes(valueSet);
  const codes = new Set(nodes.map(({ system = '', code = '' }) => key(system, code)));
  return (system, code) => codes.has(key(system, code));
}

/**
 * All codes of a value set whose definition lists them, or that brings its whole expansion. Throws where neither does.
 */
export function listedCodes(valueSet: ValueSet): readonly (Coding & { readonly code: string })[] {
  const { compose } = valueSet;
  if (compose?.include.every((part) => isDecidable(part) && part.concept && !part.filter)) {
    const has = valueSetMembers(valueSet);
    return compose.include.flatMap(({ system = '', concept = [] }) =>
      concept
        .filter(({ code }) => has(system, code))
        .map(({ code, display }) => ({ system, code, ...(display !== undefined && { display }) })),
    );
  }
  return expandedNodes(valueSet).flatMap(({ system = '', code, display, abstract }) =>
    code === undefined || abstract ? [] : [{ system, code, ...(display !== undefined && { display }) }],
  );
}

/** The nodes of the whole expansion. */
function expandedNodes({ url, id, expansion }: ValueSet): readonly ValueSetExpansionContains[] {
  const name = url ?? id;
  if (!expansion) throw new Error(`${name} has no expansion, and its definition needs a server`);
  const nodes = nodesOf(expansion.contains);
  if ((expansion.offset ?? 0) > 0 || (expansion.total ?? 0) > nodes.length)
    throw new Error(
      `the expansion of ${name} is one page of a longer one, and its definition needs a server`,
    );
  return nodes;
}

/** What an expansion holds, also below others. */
function nodesOf(contains: readonly ValueSetExpansionContains[] = []): ValueSetExpansionContains[] {
  return contains.flatMap((node) => [node, ...nodesOf(node.contains)]);
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
