import { loadDefinitions, readDefinitionFile, type ValueSetPart } from './definitions.ts';

type ValueSets = Readonly<Record<string, readonly ValueSetPart[]>>;

/** The compact value sets of the R4 core to which no element of a type has a required binding. Made by `scripts/compileDefinitions.ts`. */
export interface CoreValueSets {
  readonly valueSets: ValueSets;
}

let loaded: ValueSets | undefined;

/**
 * What a value set of the R4 core holds, by its url without version; undefined for others, and where it cannot be listed. The many that
 * only profiles and extensions bind (`definitions/valueSets.json`) are read when one is first asked for.
 */
export function coreValueSet(url: string): readonly ValueSetPart[] | undefined {
  const { valueSets } = loadDefinitions();
  if (Object.hasOwn(valueSets, url)) return valueSets[url];
  if (!/^http:\/\/(?:terminology\.)?hl7\.org\/(?:fhir\/)?ValueSet\//.test(url)) return undefined;
  loaded ??= (readDefinitionFile('valueSets.json') as CoreValueSets).valueSets;
  return Object.hasOwn(loaded, url) ? loaded[url] : undefined;
}
