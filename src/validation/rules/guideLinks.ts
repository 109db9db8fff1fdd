import type { ImplementationGuide } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import { coreType, findProfile } from '../profiles/findProfile.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** What a guide depends on, and the profiles that it names. */
export const guideLinks: Rule = {
  code: 'guide-links',
  group: 'links',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/implementationguide-definitions.html#ImplementationGuide.dependsOn',
  wants:
    'A guide depends on other guides, in versions that there may be, and names profiles of the right type.',
  why: 'Installers fetch what it depends on, and validators check examples by its profiles: a slip stops them.',
  example: {
    faulty: guide('v6'),
    mended: guide('6.1.0'),
  },
  *check({ resource }, scope) {
    if (resource.resourceType !== 'ImplementationGuide') return;
    yield* dependencies(resource);
    yield* groups(resource);
    yield* profiles(resource, scope);
  },
};

/** Other guides it depends on, and the profiles that it names. */
function* dependencies(guide: ImplementationGuide): Iterable<Finding> {
  for (const [index, { uri, packageId, version }] of (guide.dependsOn ?? []).entries()) {
    const fhirPath = `ImplementationGuide.dependsOn[${index}]`;
    if (uri === guide.url || (packageId !== undefined && packageId === guide.packageId))
      yield { message: 'The guide depends on itself.', fhirPath };
    if (version === undefined)
      yield {
        severity: 'information',
        message: `No version of ${packageId ?? uri} is named: an installer takes any.`,
        fhirPath,
      };
    else if (!/^(?:\d+(?:\.(?:\d+|x))*(?:[-+.][\w.+-]+)?|current(?:\$\w+)?|dev|latest)$/.test(version))
      yield {
        message: `"${version}" is no version of a package: 1.0.0 say.`,
        fhirPath: `${fhirPath}.version`,
      };
  }
}

function* groups({ definition }: ImplementationGuide): Iterable<Finding> {
  const used = new Set((definition?.resource ?? []).map(({ groupingId }) => groupingId));
  for (const [index, { id, name }] of (definition?.grouping ?? []).entries())
    if (id !== undefined && !used.has(id))
      yield {
        severity: 'information',
        message: `Nothing is in the group "${name ?? id}".`,
        fhirPath: `ImplementationGuide.definition.grouping[${index}]`,
      };
}

function* profiles(guide: ImplementationGuide, scope: Scope): Iterable<Finding> {
  for (const [index, { type, profile }] of (guide.global ?? []).entries())
    yield* profileNamed(profile, type, `ImplementationGuide.global[${index}].profile`, scope);
  for (const [index, { exampleCanonical, reference }] of (guide.definition?.resource ?? []).entries())
    if (exampleCanonical !== undefined)
      yield* profileNamed(
        exampleCanonical,
        reference?.reference?.split('/').at(-2),
        `ImplementationGuide.definition.resource[${index}].example.ofType(canonical)`,
        scope,
      );
}

/** A profile that should be here, or that HL7 has published, and of which type it is. */
function* profileNamed(
  canonical: string | undefined,
  type: string | undefined,
  fhirPath: string,
  scope: Scope,
): Iterable<Finding> {
  const url = canonical?.replace(/\|.*$/, '');
  if (url === undefined) return;
  const own = scope.catalog.byCanonical(url)?.resource;
  const known =
    own?.resourceType === 'StructureDefinition'
      ? own.type
      : (coreType(url) ?? findProfile(url, scope)?.profile.type);
  if (known === undefined) {
    if (scope.isBelowOurBase(url))
      yield { message: `${url} is not here: add it, or correct the url.`, fhirPath };
  } else if (type !== undefined && known !== type && isResourceType(type))
    yield { message: `${url} is a profile of ${known}, expected one of ${type}.`, fhirPath };
}

function guide(version: string) {
  return {
    resourceType: 'ImplementationGuide',
    url: 'http://example.org/fhir/ImplementationGuide/g',
    name: 'Guide',
    status: 'draft',
    packageId: 'org.example',
    fhirVersion: ['4.0.1'],
    dependsOn: [{ uri: 'http://hl7.org/fhir/us/core/ImplementationGuide/hl7.fhir.us.core', version }],
  };
}
