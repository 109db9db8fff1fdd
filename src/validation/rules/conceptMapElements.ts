import type { ConceptMap, ConceptMapGroup } from 'fhir/r4.js';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { type Members, membersNamed } from '../terminology/members.ts';

/** A map has each code once, maps codes of its source value set to codes of its target value set, and unmatched to nothing. */
export const conceptMapElements: Rule = {
  code: 'concept-map-elements',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/conceptmap-definitions.html#ConceptMap.group.element',
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'ConceptMap')) {
      const sources = setOf(resource.sourceUri ?? resource.sourceCanonical, scope);
      const targets = setOf(resource.targetUri ?? resource.targetCanonical, scope);
      for (const [g, group] of (resource.group ?? []).entries())
        yield* ofGroup(group, `${path}.group[${g}]`, sources, targets);
    }
  },
};

function setOf(canonical: ConceptMap['sourceUri'], scope: Scope): Members | undefined {
  return canonical ? membersNamed(canonical, scope) : undefined;
}

function* ofGroup(
  { source, target, element }: ConceptMapGroup,
  path: string,
  sources: Members | undefined,
  targets: Members | undefined,
): Iterable<Finding> {
  const seen = new Set<string>();
  if (
    target === undefined &&
    element.some(({ target: maps = [] }) => maps.some(({ code }) => code !== undefined))
  )
    yield {
      severity: 'warning',
      message: 'The group has no target: nobody knows which code system its targets are of.',
      fhirPath: path,
    };
  if (source === undefined)
    yield {
      severity: 'warning',
      message: 'The group has no source: nobody knows which code system its codes are of.',
      fhirPath: path,
    };
  for (const [e, { code, target: maps = [] }] of element.entries()) {
    const own = `${path}.element[${e}]`;
    if (code !== undefined && seen.has(code))
      yield {
        severity: 'warning',
        message: `"${code}" is mapped before: put its targets together.`,
        fhirPath: own,
      };
    if (code !== undefined) seen.add(code);
    if (sources && source && code && !sources.has(`${source}|${code}`))
      yield { message: `"${code}" is not in the source value set.`, fhirPath: `${own}.code` };
    for (const [t, { code: mapped, equivalence }] of maps.entries()) {
      const fhirPath = `${own}.target[${t}]`;
      if (targets && target && mapped && !targets.has(`${target}|${mapped}`))
        yield { message: `"${mapped}" is not in the target value set.`, fhirPath: `${fhirPath}.code` };
      if (mapped === undefined && !['unmatched', 'disjoint', undefined].includes(equivalence))
        yield {
          severity: 'warning',
          message: `"${code}" is said to be ${equivalence} to nothing: name the target, or say unmatched.`,
          fhirPath,
        };
      if (equivalence === 'unmatched' && mapped)
        yield {
          severity: 'warning',
          message: `"${code}" is unmatched and has the target "${mapped}": say how they match, or leave the target out.`,
          fhirPath,
        };
    }
  }
}
