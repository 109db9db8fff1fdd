import type { FhirResource } from 'fhir/r4.js';
import { releaseOf, releaseOfElement } from '../../definitions/fhirReleases.ts';
import { shapeOf } from '../../definitions/shape.ts';
import type { Finding, Rule } from '../rule.ts';

/** A resource is of FHIR R4: what only another release has, or says that it is of another, is named with that release. */
export const fhirVersion: Rule = {
  code: 'fhir-version',
  group: 'structure',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/versions.html',
  wants:
    'A resource is of FHIR R4 (4.0.1): it says so where it says anything, and has no elements of other releases.',
  why: 'A server for R4 refuses what is of another release, or drops the elements that it does not know.',
  example: {
    faulty: {
      resourceType: 'Patient',
      meta: { profile: ['http://hl7.org/fhir/5.0/StructureDefinition/Patient'] },
    },
    mended: {
      resourceType: 'Patient',
      meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] },
    },
  },
  tolerant: true,
  *check({ resource }) {
    yield* fromElements(resource);
    yield* fromDeclaration(resource);
    yield* fromProfiles(resource);
  },
};

function* fromElements(resource: FhirResource): Iterable<Finding> {
  const { resourceType: type } = resource as { resourceType: unknown };
  const known = typeof type === 'string' ? shapeOf(type)?.properties : undefined;
  if (typeof type !== 'string' || !known) return;
  const foreign = Object.keys(resource).flatMap((element) => {
    const release = known.has(element) ? undefined : releaseOfElement(type, element);
    return release === undefined ? [] : [{ element, release }];
  });
  const [first] = foreign;
  if (!first) return;
  const names = foreign.map(({ element }) => `\`${element}\``).join(', ');
  yield {
    message: `This looks like FHIR ${first.release}, which has ${names}; FHIR R4 was expected. Convert it, or check it with a validator for ${first.release}.`,
    fhirPath: type,
  };
}

/** What guides, structure definitions and capability statements say they are for; they may be resources of R4 all the same. */
function* fromDeclaration(resource: FhirResource): Iterable<Finding> {
  const { fhirVersion: declared } = resource as { fhirVersion?: unknown };
  const versions = [declared].flat().filter((version) => typeof version === 'string');
  const named = versions.map((version) => ({ version, release: releaseOf(version) }));
  const [first] = named;
  if (!first?.release || named.some(({ release }) => release === 'R4')) return;
  yield {
    severity: 'warning',
    message: `This is for FHIR ${first.release} (${first.version}); FHIR R4 (4.0.1) was expected. Convert it, or check it with a validator for ${first.release}.`,
    fhirPath: `${resource.resourceType}.fhirVersion`,
  };
}

function* fromProfiles(resource: FhirResource): Iterable<Finding> {
  const profiles: unknown = (resource.meta as { profile?: unknown } | undefined)?.profile;
  if (!Array.isArray(profiles)) return;
  for (const [index, profile] of profiles.entries()) {
    const [, version] =
      /^http:\/\/hl7\.org\/fhir\/(?:(\d+\.\d+)\/)?StructureDefinition\/[^|]*(?:\|(\d.*))?$/
        .exec(String(profile))
        ?.filter((part) => part !== undefined) ?? [];
    const release = version === undefined ? undefined : releaseOf(version);
    if (release === undefined || release === 'R4') continue;
    yield {
      severity: 'warning',
      message: `The profile is one of FHIR ${release} (${version}); FHIR R4 was expected.`,
      fhirPath: `${resource.resourceType}.meta.profile[${index}]`,
    };
  }
}
