import type { CodeSystem, ElementDefinition, StructureDefinition, ValueSet } from 'fhir/r4.js';
import type { Profile, PublishedProfiles } from '../../src/definitions/publishedProfiles.ts';
import { listValueSets } from './compileTerminology.ts';

/** Profiles by url, without what only people read; and the value sets to which they bind. */
export function compileProfiles(
  profiles: readonly StructureDefinition[],
  valueSets: readonly ValueSet[],
  codeSystems: readonly CodeSystem[],
): PublishedProfiles {
  const compiled = profiles
    .filter(({ derivation, type }) => derivation === 'constraint' && type !== 'Extension')
    .map((profile): [string, Profile] => [profile.url, compileProfile(profile)]);
  const bound = compiled.flatMap(([, { differential }]) =>
    (differential?.element ?? []).flatMap(({ binding }) => binding?.valueSet?.replace(/\|.*$/, '') ?? []),
  );
  return {
    profiles: Object.fromEntries(compiled.sort(([a], [b]) => (a < b ? -1 : 1))),
    valueSets: listValueSets([...new Set(bound)].sort(), valueSets, codeSystems),
  };
}

function compileProfile({
  url,
  name,
  type,
  kind,
  baseDefinition,
  derivation,
  differential,
}: StructureDefinition): Profile {
  return {
    url,
    name,
    type,
    kind,
    ...(baseDefinition && { baseDefinition }),
    ...(derivation && { derivation }),
    differential: { element: (differential?.element ?? []).map(compileElement) },
  };
}

function compileElement(element: ElementDefinition): ElementDefinition {
  const kept = /^(id|path|sliceName|min|max|maxLength|(fixed|pattern|minValue|maxValue)[A-Z]\w*)$/;
  const { slicing, type, binding, constraint } = element;
  return {
    ...(Object.fromEntries(
      Object.entries(element).filter(([key]) => kept.test(key)),
    ) as unknown as ElementDefinition),
    ...(slicing && { slicing }),
    ...(type && {
      type: type.map(({ code, profile, targetProfile }) => ({
        code,
        ...(profile && { profile }),
        ...(targetProfile && { targetProfile }),
      })),
    }),
    ...(binding?.strength === 'required' && {
      binding: { strength: binding.strength, ...(binding.valueSet && { valueSet: binding.valueSet }) },
    }),
    ...(constraint && {
      constraint: constraint.map(({ key, severity, human, expression }) => ({
        key,
        severity,
        human,
        ...(expression && { expression }),
      })),
    }),
  };
}
