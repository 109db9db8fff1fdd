import type { CodeableConcept } from 'fhir/r4.js';
import { plansOf } from '../plans/actionsOf.ts';
import {
  profileActionElements,
  profileElements,
  profileKinds,
  profileTypes,
} from '../plans/profileElements.ts';
import type { Rule } from '../rule.ts';

const bases = [
  'http://hl7.org/fhir/uv/cpg/',
  'http://hl7.org/fhir/uv/crmi/',
  'http://hl7.org/fhir/StructureDefinition/',
];

/** Elements that profiles of CPG-on-FHIR, CRMI and the R4 core ask for. */
export const profileMinimum: Rule = {
  code: 'profile-minimum',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/uv/cpg/STU2/profiles.html',
  wants:
    'An artifact that claims a profile of CPG-on-FHIR, CRMI or the R4 core has the elements, type and kind that the profile asks for.',
  why: 'Registries and engines trust the claim: they refuse the artifact, or stop where the element is missing.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      meta: { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-recommendationdefinition'] },
      type: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }],
      },
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      meta: { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-recommendationdefinition'] },
      type: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }],
      },
      action: [{ title: 'Treat' }],
    },
  },
  *check(artifact, scope) {
    const resource = artifact.resource as unknown as Record<string, unknown> & { resourceType: string };
    const claimed = artifact.resource.meta?.profile ?? [];
    for (const profile of claimed.filter((url) => bases.some((base) => url.startsWith(base)))) {
      const name = profile.replace(/\|.*$/, '').replace(/^.*\//, '');
      for (const element of of(profileElements, name) ?? []) {
        if (resource[element] === undefined && resource[`_${element}`] === undefined)
          yield { message: `The profile ${name} asks for ${element}.`, fhirPath: resource.resourceType };
      }
      const type = of(profileTypes, name);
      if (type && !codesOf(resource.type).includes(type))
        yield {
          message: `The profile ${name} asks for the type "${type}".`,
          fhirPath: `${resource.resourceType}.type`,
        };
      const kind = of(profileKinds, name);
      if (kind && resource.kind !== undefined && resource.kind !== kind)
        yield {
          message: `The profile ${name} asks for the kind ${kind}, found ${resource.kind}.`,
          fhirPath: 'ActivityDefinition.kind',
        };
      const wanted = of(profileActionElements, name) ?? [];
      if (wanted.length === 0 || resource.resourceType !== 'PlanDefinition') continue;
      for (const { action, path, outer } of plansOf(artifact, scope)[0]?.actions ?? []) {
        const absent = wanted.filter((element) => !(element in action));
        if (absent.length > 0 && outer.length === 0)
          yield {
            message: `The profile ${name} asks for ${absent.join(', ')} of each action.`,
            fhirPath: path,
          };
      }
    }
  },
};

function of<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function codesOf(type: unknown): readonly (string | undefined)[] {
  return ((type as CodeableConcept | undefined)?.coding ?? []).map(({ code }) => code);
}
