import type { ActivityDefinition } from 'fhir/r4.js';
import { loadExtensions } from '../../definitions/definitions.ts';
import { plansOf } from '../plans/actionsOf.ts';
import {
  profileActionLacks,
  profileCodes,
  profileDefinitions,
  profileRequests,
} from '../plans/profileElements.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

const shareableSystem = 'http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-shareablecodesystem';
const cpg = 'http://hl7.org/fhir/uv/cpg/StructureDefinition/';
const activityTypes = 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-activity-type-cs';

/** An artifact that claims a profile of CPG-on-FHIR (or CRMI) has no element that the profile leaves out, and the values that it fixes. */
export const profileLimits: Rule = {
  code: 'profile-limits',
  severity: 'error',
  spec: 'https://hl7.org/fhir/uv/cpg/STU2/profiles.html',
  *check(artifact, scope) {
    const { resource } = artifact;
    if (
      resource.resourceType === 'CodeSystem' &&
      resource.meta?.profile?.some((url) => url.replace(/\|.*$/, '') === shareableSystem) &&
      resource.concept?.some(({ concept }) => concept) &&
      !resource.hierarchyMeaning
    )
      yield {
        message:
          'Broken is scs-1 of crmi-shareablecodesystem: with concepts below concepts, hierarchyMeaning says what that means.',
        fhirPath: 'CodeSystem',
      };
    const names = (resource.meta?.profile ?? []).flatMap((url) =>
      url.startsWith(cpg) ? [url.slice(cpg.length).replace(/\|.*$/, '')] : [],
    );
    for (const name of names) {
      if (resource.resourceType === 'ActivityDefinition') yield* ofActivity(resource, name);
      const several = (resource as { library?: readonly string[] }).library?.length ?? 0;
      if (several > 1)
        yield {
          message: `The profile ${name} allows one library, found ${several}.`,
          fhirPath: `${resource.resourceType}.library`,
        };
      if (resource.resourceType !== 'PlanDefinition') continue;
      for (const { action, path } of plansOf(artifact, scope)[0]?.actions ?? []) {
        for (const element of profileActionLacks[name] ?? [])
          if (element in action)
            yield { message: `The profile ${name} allows no ${element}.`, fhirPath: `${path}.${element}` };
        yield* ofDefinition(action.definitionCanonical, name, path, scope);
      }
    }
  },
};

function* ofActivity({ code, intent, profile }: ActivityDefinition, name: string): Iterable<Finding> {
  const wanted = profileCodes[name];
  if (wanted === undefined) return;
  const known = Object.keys(loadExtensions().codeSystems[activityTypes]?.concepts ?? {});
  const found = code?.coding?.find(({ system }) => system === activityTypes)?.code;
  if (code !== undefined && found !== wanted && (found === undefined || known.includes(found)))
    yield {
      message: `The profile ${name} asks for the code "${wanted}" of ${activityTypes}.`,
      fhirPath: 'ActivityDefinition.code',
    };
  const request = `${cpg}${profileRequests[name]}`;
  if (profile !== undefined && profile.replace(/\|.*$/, '') !== request)
    yield {
      message: `The profile ${name} asks for the profile ${request}.`,
      fhirPath: 'ActivityDefinition.profile',
    };
  if (intent !== undefined && intent !== 'proposal')
    yield {
      message: `The profile ${name} asks for the intent "proposal", found "${intent}".`,
      fhirPath: 'ActivityDefinition.intent',
    };
}

function* ofDefinition(
  canonical: string | undefined,
  name: string,
  path: string,
  scope: Scope,
): Iterable<Finding> {
  const wanted = profileDefinitions[name];
  const found =
    canonical === undefined ? undefined : scope.catalog.byCanonical(canonical)?.resource.resourceType;
  if (wanted !== undefined && found === 'ActivityDefinition')
    yield {
      message: `The profile ${name} leads to a ${wanted} only, found an ${found}.`,
      fhirPath: `${path}.definition.ofType(canonical)`,
    };
}
