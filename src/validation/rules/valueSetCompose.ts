import type { ValueSetComposeInclude } from 'fhir/r4.js';
import { loadDefinitions } from '../../definitions/definitions.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { repeatedDesignation } from '../terminology/repeatedDesignation.ts';

/** What value sets include. */
export const valueSetCompose: Rule = {
  code: 'value-set-compose',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.compose.include',
  wants:
    'A value set includes code systems by their absolute urls, not value sets as systems, and lists nothing twice.',
  why: 'The expansion comes out empty: conditions that ask for a member are never true.',
  example: {
    faulty: {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: { include: [{ system: 'http://hl7.org/fhir/ValueSet/administrative-gender' }] },
    },
    mended: {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: { include: [{ system: 'http://hl7.org/fhir/administrative-gender' }] },
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'ValueSet')) {
      const excluded = (resource.compose?.exclude ?? []).map((part) => JSON.stringify(part));
      if (resource.compose?.include.every((part) => excluded.includes(JSON.stringify(part))))
        yield {
          severity: 'warning',
          message: 'All that is included is excluded as well: the value set holds no code.',
          fhirPath: `${path}.compose`,
        };
      for (const list of ['include', 'exclude'] as const) {
        const parts = resource.compose?.[list] ?? [];
        for (const [index, part] of parts.entries()) {
          const own = `${path}.compose.${list}[${index}]`;
          const problem = part.system === undefined ? undefined : systemProblem(part.system, scope);
          if (problem) yield { message: problem, fhirPath: `${own}.system` };
          else if (part.system !== undefined && /\/ValueSet\/[^/]+$/.test(part.system))
            yield {
              severity: 'warning',
              message: `${part.system} is called like a value set: name it in valueSet, or the code system.`,
              fhirPath: `${own}.system`,
            };
          yield* repeated(part, parts.slice(0, index), own);
          yield* links(part, own, scope);
        }
      }
    }
  },
};

/** A part names the version of a code system that is here, and no value set that holds this one. */
function* links({ system, version }: ValueSetComposeInclude, path: string, scope: Scope): Iterable<Finding> {
  const found = system === undefined ? undefined : scope.codeSystem(system)?.version;
  if (version !== undefined && found !== undefined && found !== version)
    yield {
      severity: 'warning',
      message: `Version ${version} of ${system} is asked for, here is ${found}: let them agree.`,
      fhirPath: `${path}.version`,
    };
}

function systemProblem(system: string, scope: Scope): string | undefined {
  if (system.startsWith('#'))
    return `Found the contained "${system}", expected the absolute url of the code system.`;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(system))
    return `Found the relative "${system}", expected the absolute url of a code system.`;
  if (system.includes('|'))
    return `Found "${system}", expected the url alone: a version stands in \`version\`.`;
  const isValueSet =
    scope.catalog.byCanonical(system)?.resource.resourceType === 'ValueSet' ||
    (Object.hasOwn(loadDefinitions().valueSets, system) &&
      !Object.hasOwn(loadDefinitions().codeSystems, system));
  return isValueSet
    ? `${system} is a value set: name it in valueSet, or the code system that it draws from.`
    : undefined;
}

function* repeated(
  part: ValueSetComposeInclude,
  before: readonly ValueSetComposeInclude[],
  path: string,
): Iterable<Finding> {
  const seen = new Set<string>();
  for (const [index, { code, designation = [] }] of (part.concept ?? []).entries()) {
    const twice = repeatedDesignation(designation);
    if (twice >= 0)
      yield {
        severity: 'warning',
        message: 'The same designation stands twice: keep one.',
        fhirPath: `${path}.concept[${index}].designation[${twice}]`,
      };
    if (seen.has(code))
      yield {
        severity: 'warning',
        message: `The code "${code}" is listed twice: keep one.`,
        fhirPath: `${path}.concept[${index}]`,
      };
    seen.add(code);
  }
  const same = before.some((other) => JSON.stringify(other) === JSON.stringify(part));
  if (same) yield { severity: 'warning', message: 'The same is included before: keep one.', fhirPath: path };
}
