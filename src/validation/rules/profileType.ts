import { isResourceType } from '../../definitions/shape.ts';
import { closest } from '../closest.ts';
import { profileElements } from '../plans/profileElements.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

const base = 'http://hl7.org/fhir/StructureDefinition/';

/** A resource that claims the definition of a type is of that type; a claimed profile of CPG-on-FHIR or CRMI is not a slip for another. */
export const profileType: Rule = {
  code: 'profile-type',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource-definitions.html#Meta.profile',
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
        if (!String(profile).startsWith(base) || !isResourceType(type) || type === resourceType) continue;
        const message = `The profile ${profile} is the definition of ${type}, but this is a ${resourceType}.`;
        yield { message, fhirPath: `${fhirPathOf(typed)}.meta.profile` };
      }
    }
  },
};

const names = Object.keys(profileElements).filter((name) => /^(?:cpg|crmi)-/.test(name));

/** The profile of CPG-on-FHIR or CRMI that a url means and misses by a letter or two. */
function slipOf(profile: string): string | undefined {
  const [, name] =
    /^http:\/\/hl7\.org\/fhir\/uv\/(?:cpg|crmi)\/StructureDefinition\/([^|]+)/.exec(profile) ?? [];
  if (name === undefined || names.includes(name)) return undefined;
  const near = closest(name, names);
  // CPG 1.0 has its own cpg-shareable… beside crmi-shareable…
  return near?.slice(0, 4) === name.slice(0, 4) ? near : undefined;
}

const slips = new Map<string, string | undefined>();

/** The same, worked out once for a profile, which many artifacts claim. */
function knownSlip(profile: string): string | undefined {
  if (!slips.has(profile)) slips.set(profile, slipOf(profile));
  return slips.get(profile);
}
