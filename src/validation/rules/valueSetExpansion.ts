import type { Finding, Rule } from '../rule.ts';
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
    if (resource.resourceType !== 'ValueSet' || !resource.expansion || isPage(resource.expansion)) return;
    const defined = membersOf(resource, scope);
    if (!defined) return;
    const expanded = expandedMembers(resource.expansion.contains);
    yield* differences(defined, expanded);
    const { total } = resource.expansion;
    if (total !== undefined && total !== expanded.size) {
      yield {
        message: `The expansion says it has ${total} codes and lists ${expanded.size}.`,
        fhirPath: 'ValueSet.expansion.total',
      };
    }
  },
};

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
