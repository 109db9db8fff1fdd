import { readDefinitionFile, type ValueSetPart } from '../../definitions/definitions.ts';
import type { Profile } from './profileNode.ts';

/** Profiles of the R4 core by url, and the value sets that only they bind. Made by `scripts/compileDefinitions.ts`. */
export interface CoreProfiles {
  readonly profiles: Readonly<Record<string, Profile>>;
  readonly valueSets: Readonly<Record<string, readonly ValueSetPart[]>>;
}

let loaded: CoreProfiles | undefined;

/** A profile of the R4 core: vital signs, shareable artifacts. The file is read when one of their urls is first asked for. */
export function coreProfile(url: string): Profile | undefined {
  if (!url.startsWith('http://hl7.org/fhir/StructureDefinition/')) return undefined;
  const { profiles } = loadCoreProfiles();
  return Object.hasOwn(profiles, url) ? profiles[url] : undefined;
}

/** The profiles of the R4 core (`definitions/profiles.json`), read once. */
export function loadCoreProfiles(): CoreProfiles {
  loaded ??= readDefinitionFile('profiles.json') as CoreProfiles;
  return loaded;
}
