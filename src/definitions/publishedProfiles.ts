import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StructureDefinition } from 'fhir/r4.js';
import { packageRoot } from '../packageRoot.ts';
import type { ValueSetPart } from './definitions.ts';

/** What is read of a profile: of a StructureDefinition of the catalog, or of the compiled ones of the core. */
export type Profile = Pick<
  StructureDefinition,
  'url' | 'name' | 'type' | 'kind' | 'baseDefinition' | 'derivation' | 'differential' | 'snapshot'
>;

/** Profiles of the R4 core, CPG-on-FHIR and CRMI by url, and the value sets they bind. Made by `scripts/compileDefinitions.ts`. */
export interface PublishedProfiles {
  readonly profiles: Readonly<Record<string, Profile>>;
  readonly valueSets: Readonly<Record<string, readonly ValueSetPart[]>>;
}

let loaded: PublishedProfiles | undefined;

const bases = [
  'http://hl7.org/fhir/StructureDefinition/',
  'http://hl7.org/fhir/uv/cpg/StructureDefinition/',
  'http://hl7.org/fhir/uv/crmi/StructureDefinition/',
];

/** A published profile: vital signs, shareable artifacts, recommendations. The file is read when one of their urls is first asked for. */
export function publishedProfile(url: string): Profile | undefined {
  if (!bases.some((base) => url.startsWith(base))) return undefined;
  const { profiles } = loadPublishedProfiles();
  return Object.hasOwn(profiles, url) ? profiles[url] : undefined;
}

/** The published profiles (`definitions/profiles.json`), read once. */
export function loadPublishedProfiles(): PublishedProfiles {
  loaded ??= JSON.parse(
    readFileSync(join(packageRoot, 'definitions', 'profiles.json'), 'utf8'),
  ) as PublishedProfiles;
  return loaded;
}
