import type { ConceptMap, ConceptMapGroup } from 'fhir/r4.js';
import { loadDefinitions } from '../../definitions/definitions.ts';
import { isAbsolute } from '../bundleEntries.ts';
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
      const pairs = new Set<string>();
      for (const [g, group] of (resource.group ?? []).entries()) {
        const own = `${path}.group[${g}]`;
        const pair = JSON.stringify([group.source, group.sourceVersion, group.target, group.targetVersion]);
        if (pairs.has(pair))
          yield {
            severity: 'warning',
            message: 'Another group maps between the same systems: put them together.',
            fhirPath: own,
          };
        pairs.add(pair);
        yield* ofGroup(group, own, sources, targets);
        yield* systems(group, own, scope);
      }
    }
  },
};

/** Systems of a group are code systems by their absolute urls, of the version that is here. */
function* systems(group: ConceptMapGroup, path: string, scope: Scope): Iterable<Finding> {
  for (const side of ['source', 'target'] as const) {
    const url = group[side];
    if (url === undefined) continue;
    const fhirPath = `${path}.${side}`;
    const own = scope.catalog.byCanonical(url)?.resource;
    if (!isAbsolute(url))
      yield { message: `Found the relative "${url}", expected the absolute url of a code system.`, fhirPath };
    else if (own && own.resourceType !== 'CodeSystem')
      yield { message: `${url} is a ${own.resourceType}, expected a code system.`, fhirPath };
    const version = group[`${side}Version`];
    const found = scope.codeSystem(url)?.version;
    if (version !== undefined && found !== undefined && found !== version)
      yield {
        severity: 'warning',
        message: `Version ${version} of ${url} is named, here is ${found}: let them agree.`,
        fhirPath: `${path}.${side}Version`,
      };
  }
  if (group.unmapped?.code !== undefined && group.unmapped.mode !== 'fixed')
    yield {
      severity: 'warning',
      message: `A code for the rest is for the mode fixed, the mode is ${group.unmapped.mode}: nobody reads it.`,
      fhirPath: `${path}.unmapped.code`,
    };
}

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
    if (code === undefined && !('_code' in (element[e] as object)))
      yield { severity: 'warning', message: 'Nothing says which code is mapped.', fhirPath: own };
    if (code !== undefined && seen.has(code))
      yield {
        severity: 'warning',
        message: `"${code}" is mapped before: put its targets together.`,
        fhirPath: own,
      };
    if (code !== undefined) seen.add(code);
    if (sources && source && code && !sources.has(`${source}|${code}`))
      yield { message: `"${code}" is not in the source value set.`, fhirPath: `${own}.code` };
    const same = maps.filter(({ equivalence, dependsOn }) => equivalence === 'equal' && !dependsOn);
    if (new Set(same.map(({ code: mapped }) => mapped)).size > 1)
      yield {
        severity: 'warning',
        message: `"${code}" is said to be equal to several codes: they would be equal to each other.`,
        fhirPath: own,
      };
    const texts = maps.map(({ code: mapped, dependsOn }) => JSON.stringify([mapped, dependsOn]));
    for (const [t, { code: mapped, equivalence }] of maps.entries()) {
      const fhirPath = `${own}.target[${t}]`;
      if (mapped !== undefined && texts.indexOf(texts[t] as string) < t)
        yield {
          severity: 'warning',
          message: `"${code}" is mapped to "${mapped}" before: keep one.`,
          fhirPath,
        };
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
