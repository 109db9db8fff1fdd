import type { CodeSystem, ValueSet, ValueSetComposeInclude, ValueSetExpansionContains } from 'fhir/r4.js';
import { flattenConcepts } from '../codes.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { expandedMembers, isPage, membersOf } from '../terminology/members.ts';

/**
 * Expansions against definitions. Definitions by filters that the catalog cannot decide, or of systems that are not
 * here whole, are passed over, as is one page of a longer expansion.
 */
export const valueSetExpansion: Rule = {
  code: 'value-set-expansion',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/valueset.html#expansion',
  wants:
    'The expansion of a value set holds just the codes that its definition gives, and as many as it says.',
  why: 'Engines read the expansion and people the definition: a code that one of them lacks is counted on one site and not on another.',
  example: {
    faulty: {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: {
        include: [
          {
            system: 'http://example.org/fhir/CodeSystem/side',
            concept: [{ code: 'left' }, { code: 'right' }],
          },
        ],
      },
      expansion: {
        timestamp: '2026-01-02',
        contains: [{ system: 'http://example.org/fhir/CodeSystem/side', code: 'left' }],
      },
    },
    mended: {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: {
        include: [
          {
            system: 'http://example.org/fhir/CodeSystem/side',
            concept: [{ code: 'left' }, { code: 'right' }],
          },
        ],
      },
      expansion: {
        timestamp: '2026-01-02',
        contains: [
          { system: 'http://example.org/fhir/CodeSystem/side', code: 'left' },
          { system: 'http://example.org/fhir/CodeSystem/side', code: 'right' },
        ],
      },
    },
  },
  *check({ resource }, scope) {
    if (resource.resourceType !== 'ValueSet' || !resource.expansion) return;
    yield* repeated(resource.expansion.contains);
    yield* versions(resource.expansion.contains, scope);
    yield* retired(resource.expansion.contains, scope);
    if ((resource.expansion.offset ?? 0) < 0)
      yield {
        severity: 'warning',
        message: 'An offset counts the codes before this page: it is never below 0.',
        fhirPath: 'ValueSet.expansion.offset',
      };
    if (isPage(resource.expansion)) return;
    const expanded = expandedMembers(resource.expansion.contains);
    const defined = membersOf(resource, scope);
    if (defined) yield* differences(defined, expanded);
    else yield* strangers(resource, expanded);
    const { total } = resource.expansion;
    if (total !== undefined && total !== expanded.size) {
      yield {
        message: `The expansion says it has ${total} codes and lists ${expanded.size}.`,
        fhirPath: 'ValueSet.expansion.total',
        ...(!defined && { severity: 'warning' }),
      };
    }
  },
};

function* versions(contains: readonly ValueSetExpansionContains[] = [], scope: Scope): Iterable<Finding> {
  for (const [index, { system, version }] of contains.entries()) {
    const found =
      system === undefined || version === undefined ? undefined : scope.codeSystem(system)?.version;
    if (found !== undefined && found !== version)
      yield {
        severity: 'warning',
        message: `The code is of version ${version} of ${system}, here is ${found}: expand anew.`,
        fhirPath: `ValueSet.expansion.contains[${index}].version`,
      };
  }
}

/** What the system here says is inactive is so in an expansion. */
function* retired(
  contains: readonly ValueSetExpansionContains[] = [],
  scope: Scope,
  path = 'ValueSet.expansion',
): Iterable<Finding> {
  for (const [index, { system, code, inactive, contains: inner }] of contains.entries()) {
    const fhirPath = `${path}.contains[${index}]`;
    const own = system === undefined ? undefined : scope.codeSystem(system);
    if (own && code !== undefined && inactive === undefined && inactiveCodes(own).has(code))
      yield {
        severity: 'warning',
        message: `"${code}" is inactive in ${system}: say so.`,
        fhirPath,
      };
    yield* retired(inner, scope, fhirPath);
  }
}

const inactives = new WeakMap<CodeSystem, ReadonlySet<string>>();

function inactiveCodes(system: CodeSystem): ReadonlySet<string> {
  const found =
    inactives.get(system) ??
    new Set(
      flattenConcepts(system.concept)
        .filter(({ property = [] }) =>
          property.some(({ code, valueBoolean }) => code === 'inactive' && valueBoolean === true),
        )
        .map(({ code }) => code),
    );
  inactives.set(system, found);
  return found;
}

/** In a hierarchy a code may stand below several others, so only the same level is looked at. */
function* repeated(
  contains: readonly ValueSetExpansionContains[] = [],
  path = 'ValueSet.expansion',
): Iterable<Finding> {
  const seen = new Set<string>();
  for (const [index, { system, code, version, contains: inner }] of contains.entries()) {
    const fhirPath = `${path}.contains[${index}]`;
    const key = `${system}|${code}|${version ?? ''}`;
    if (code !== undefined && seen.has(key))
      yield { severity: 'warning', message: `The code "${code}" is listed twice: keep one.`, fhirPath };
    seen.add(key);
    yield* repeated(inner, fhirPath);
  }
}

/** Codes that no part of a definition can give, and codes that one lists, though it cannot be worked out as a whole. */
function* strangers({ compose }: ValueSet, expanded: ReadonlySet<string>): Iterable<Finding> {
  if (!compose) return;
  // what is listed by name is a member, unless something takes it out
  const absent =
    compose.exclude || compose.inactive !== undefined
      ? []
      : compose.include.flatMap(({ system, concept = [], valueSet }) =>
          valueSet
            ? []
            : concept.map(({ code }) => `${system}|${code}`).filter((each) => !expanded.has(each)),
        );
  if (absent.length > 0)
    yield {
      message: `The expansion lacks ${list(absent)}, which the definition includes: expand anew.`,
      fhirPath: 'ValueSet.expansion',
    };
  const extra = [...expanded].filter((each) => {
    const at = each.lastIndexOf('|');
    return !compose.include.some((part) => mayGive(part, each.slice(0, at), each.slice(at + 1)));
  });
  if (extra.length > 0)
    yield {
      message: `The expansion has ${list(extra)}, which the definition does not include: expand anew.`,
      fhirPath: 'ValueSet.expansion',
    };
}

/** False only where a part lists its codes, or asks of the code itself what it has not. */
function mayGive({ system, concept, filter }: ValueSetComposeInclude, of: string, code: string): boolean {
  if (system === undefined) return true;
  if (system !== of) return false;
  if (concept) return concept.some((each) => each.code === code);
  return (filter ?? []).every(
    ({ property, op, value }) => property !== 'code' || op !== 'regex' || fits(code, value),
  );
}

function fits(code: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(code);
  } catch {
    return true;
  }
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
