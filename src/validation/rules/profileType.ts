import { loadPublishedProfiles } from '../../definitions/publishedProfiles.ts';
import { isResourceType, shapeOf } from '../../definitions/shape.ts';
import { closest } from '../closest.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

const base = 'http://hl7.org/fhir/StructureDefinition/';

/** Definitions of types that are claimed as profiles. */
export const profileType: Rule = {
  code: 'profile-type',
  group: 'structure',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource-definitions.html#Meta.profile',
  wants:
    'A resource whose meta.profile names the definition of a type is of that type; a claimed profile of CPG-on-FHIR or CRMI is not a slip for another.',
  why: 'A server that checks claimed profiles refuses the resource: it can never satisfy the definition of another type.',
  example: {
    faulty: {
      resourceType: 'Patient',
      meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Practitioner'] },
    },
    mended: {
      resourceType: 'Patient',
      meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] },
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      if (!isObject(typed.value) || !isObject(typed.value.meta)) continue;
      const { resourceType, meta } = typed.value as { resourceType: string; meta: { profile?: unknown } };
      for (const profile of Array.isArray(meta.profile) ? meta.profile : []) {
        const type = typeof profile === 'string' ? profile.replace(/\|.*$/, '').slice(base.length) : '';
        const near = typeof profile === 'string' ? knownSlip(profile) : undefined;
        if (near !== undefined)
          yield {
            severity: 'warning',
            message: `${profile} is no profile that is known: ${near} was meant.`,
            fhirPath: `${fhirPathOf(typed)}.meta.profile`,
          };
        if (
          typeof profile !== 'string' ||
          !profile.startsWith(base) ||
          !isConcrete(type) ||
          type === resourceType
        )
          continue;
        const message = `The profile ${profile} is the definition of ${type}, but this is a ${resourceType}.`;
        yield { message, fhirPath: `${fhirPathOf(typed)}.meta.profile` };
      }
    }
  },
};

/** True for types that are no resource themselves, or one of which there are instances. */
function isConcrete(type: string): boolean {
  return (
    isResourceType(type) || (type !== 'Resource' && type !== 'DomainResource' && shapeOf(type) !== undefined)
  );
}

let names: readonly string[] | undefined;

/** `cpg-recommendationdefinition`, and the others of CPG-on-FHIR and CRMI. */
function publishedNames(): readonly string[] {
  names ??= Object.keys(loadPublishedProfiles().profiles).flatMap(
    (url) => /\/uv\/(?:cpg|crmi)\/StructureDefinition\/(.+)$/.exec(url)?.[1] ?? [],
  );
  return names;
}

/** The profile of CPG-on-FHIR or CRMI that a url means and misses by a letter or two. */
function slipOf(profile: string): string | undefined {
  const [, name] =
    /^http:\/\/hl7\.org\/fhir\/uv\/(?:cpg|crmi)\/StructureDefinition\/([^|]+)/.exec(profile) ?? [];
  if (name === undefined || publishedNames().includes(name)) return undefined;
  const near = closest(name, publishedNames());
  // CPG 1.0 has its own cpg-shareable… beside crmi-shareable…
  return near?.slice(0, 4) === name.slice(0, 4) ? near : undefined;
}

const slips = new Map<string, string | undefined>();

/** The same, worked out once for a profile, which many artifacts claim. */
function knownSlip(profile: string): string | undefined {
  if (!slips.has(profile)) slips.set(profile, slipOf(profile));
  return slips.get(profile);
}
