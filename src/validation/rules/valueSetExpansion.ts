import type { ValueSet, ValueSetComposeInclude, ValueSetExpansionContains } from 'fhir/r4.js';
import { flattenConcepts } from '../codes.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/**
 * The expansion of a value set holds just the codes that its definition lists. Definitions by filter, by exclusion or
 * of systems that are not here whole cannot be judged and are passed over, as is one page of a longer expansion.
 */
export const valueSetExpansion: Rule = {
  code: 'value-set-expansion',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/valueset.html#expansion',
  *check({ resource }, scope) {
    if (resource.resourceType !== 'ValueSet' || !resource.expansion || isPage(resource.expansion)) return;
    const defined = definedCodes(resource, scope, new Set());
    if (!defined) return;
    const expanded = expandedCodes(resource.expansion.contains);
    yield* differences(new Set(defined), expanded);
    const { total } = resource.expansion;
    if (total !== undefined && total !== expanded.size) {
      yield {
        message: `The expansion says it has ${total} codes and lists ${expanded.size}.`,
        fhirPath: 'ValueSet.expansion.total',
      };
    }
  },
};

function isPage({ offset, total, contains = [] }: NonNullable<ValueSet['expansion']>): boolean {
  return offset !== undefined && (offset > 0 || (total ?? 0) > contains.length);
}

function* differences(defined: ReadonlySet<string>, expanded: ReadonlySet<string>): Iterable<Finding> {
  const fhirPath = 'ValueSet.expansion';
  const absent = [...defined].filter((code) => !expanded.has(code));
  const extra = [...expanded].filter((code) => !defined.has(code));
  if (absent.length > 0) {
    yield {
      message: `The expansion lacks ${list(absent)}, which the definition includes: expand anew.`,
      fhirPath,
    };
  }
  if (extra.length > 0) {
    yield {
      message: `The expansion has ${list(extra)}, which the definition does not include: expand anew.`,
      fhirPath,
    };
  }
}

function list(codes: readonly string[]): string {
  const shown = codes.slice(0, 5).join(', ');
  return codes.length > 5 ? `${shown} and ${codes.length - 5} more` : shown;
}

/** `system|code` of all that a value set includes, undefined when that cannot be told from the catalog. */
function definedCodes(
  valueSet: ValueSet,
  scope: Scope,
  seen: ReadonlySet<ValueSet>,
): readonly string[] | undefined {
  const { compose } = valueSet;
  if (!compose || compose.exclude || compose.inactive !== undefined || seen.has(valueSet)) return undefined;
  const parts = compose.include.map((include) => includedCodes(include, scope, new Set([...seen, valueSet])));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function includedCodes(
  { system, concept, filter, valueSet }: ValueSetComposeInclude,
  scope: Scope,
  seen: ReadonlySet<ValueSet>,
): readonly string[] | undefined {
  if (filter) return undefined;
  if (system && !valueSet) {
    const codeSystem = scope.codeSystem(system);
    const concepts =
      concept ?? (codeSystem?.content === 'complete' ? flattenConcepts(codeSystem.concept) : undefined);
    return concepts?.map(({ code }) => `${system}|${code}`);
  }
  if (system || valueSet?.length !== 1) return undefined;
  const [target] = valueSet.map((canonical) => scope.catalog.byCanonical(canonical));
  if (target?.resource.resourceType !== 'ValueSet' || !scope.isSound(target)) return undefined;
  return definedCodes(target.resource, scope, seen);
}

/** Codes of an expansion; abstract ones with a code are members too, they are only not for choosing. */
function expandedCodes(contains: readonly ValueSetExpansionContains[] = []): Set<string> {
  const codes = contains.flatMap(({ system, code, contains: inner }) => [
    ...(code ? [`${system ?? ''}|${code}`] : []),
    ...expandedCodes(inner),
  ]);
  return new Set(codes);
}
