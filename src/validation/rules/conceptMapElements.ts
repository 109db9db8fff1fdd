import type { ConceptMap, ConceptMapGroup } from 'fhir/r4.js';
import { loadDefinitions } from '../../definitions/definitions.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { type Members, membersNamed } from '../terminology/members.ts';

/** Codes of concept maps. */
export const conceptMapElements: Rule = {
  code: 'concept-map-elements',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/conceptmap-definitions.html#ConceptMap.group.element',
  wants:
    'A map goes from a value set to a value set, has each code once, maps codes of the one to codes of the other, and unmatched ones to nothing.',
  why: 'A code outside of the value sets is never asked for, or translates into one that the receiver refuses.',
  example: {
    faulty: {
      resourceType: 'ConceptMap',
      status: 'draft',
      sourceUri: 'http://example.org/fhir/ValueSet/side',
      group: [
        {
          source: 'http://example.org/fhir/CodeSystem/side',
          target: 'http://example.org/fhir/CodeSystem/laterality',
          element: [{ code: 'lefft', target: [{ code: 'L', equivalence: 'equal' }] }],
        },
      ],
    },
    mended: {
      resourceType: 'ConceptMap',
      status: 'draft',
      sourceUri: 'http://example.org/fhir/ValueSet/side',
      group: [
        {
          source: 'http://example.org/fhir/CodeSystem/side',
          target: 'http://example.org/fhir/CodeSystem/laterality',
          element: [{ code: 'left', target: [{ code: 'L', equivalence: 'equal' }] }],
        },
      ],
    },
    beside: [
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/side',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://example.org/fhir/CodeSystem/side',
              concept: [{ code: 'left' }, { code: 'right' }],
            },
          ],
        },
      },
    ],
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'ConceptMap')) {
      for (const name of ['sourceUri', 'sourceCanonical', 'targetUri', 'targetCanonical'] as const) {
        const url = resource[name];
        if (url === undefined || !isCodeSystem(url, scope)) continue;
        const [, stem, type] = /^(source|target)(.+)$/.exec(name) ?? [];
        yield {
          message: `${url} is a code system, expected a value set: the code system stands in the group.`,
          fhirPath: `${path}.${stem}.ofType(${type?.toLowerCase()})`,
        };
      }
      const sources = setOf(resource.sourceUri ?? resource.sourceCanonical, scope);
      const targets = setOf(resource.targetUri ?? resource.targetCanonical, scope);
      for (const [g, group] of (resource.group ?? []).entries())
        yield* ofGroup(group, `${path}.group[${g}]`, sources, targets);
    }
  },
};

function isCodeSystem(canonical: string, scope: Scope): boolean {
  const url = canonical.replace(/\|.*$/, '');
  const own = scope.catalog.byCanonical(canonical);
  if (own) return own.resource.resourceType === 'CodeSystem';
  const { codeSystems, valueSets } = loadDefinitions();
  return Object.hasOwn(codeSystems, url) && !Object.hasOwn(valueSets, url);
}

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
