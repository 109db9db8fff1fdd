// Compiles HL7's published R4 definitions into the compact files that knart ships:
//   npm run definitions -- <folder with profiles-types.json, ...> <folders of packages with extensions> ...
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  Bundle,
  CodeSystem,
  FhirResource,
  SearchParameter,
  StructureDefinition,
  ValueSet,
} from 'fhir/r4.js';
import type { CoreValueSets } from '../src/definitions/coreValueSets.ts';
import type { Definitions, Extensions, SearchParameterDefinition } from '../src/definitions/definitions.ts';
import type { PublishedProfiles } from '../src/definitions/publishedProfiles.ts';
import { packageRoot } from '../src/packageRoot.ts';
import { compileExtensions } from './definitions/compileExtensions.ts';
import { compileProfiles } from './definitions/compileProfiles.ts';
import { compileCodeSystems, compileValueSets, listValueSets } from './definitions/compileTerminology.ts';
import { compileTypes } from './definitions/compileTypes.ts';

const inputs = [
  'profiles-types.json',
  'profiles-resources.json',
  'valuesets.json',
  'v3-codesystems.json',
  'v2-tables.json',
  'search-parameters.json',
] as const;

/** The text of `definitions/r4.json` for a folder of the published definitions; same input, same text. */
export function compileDefinitions(folder: string): string {
  return print(compile(folder));
}

/** The text of `definitions/extensions.json`: the core's extensions, then those of other packages' folders. */
export function compileExtensionFile(folder: string, packages: readonly string[]): string {
  return print(compileExtensions(folder, packages));
}

/** The text of `definitions/profiles.json`: the profiles of the core and of other packages' folders. */
export function compileProfileFile(folder: string, packages: readonly string[]): string {
  const files = ['profiles-others.json', ...inputs.slice(2, 5)].map((name) => join(folder, name));
  const all = [...files, ...packages.flatMap(definitionsIn)].flatMap((file) => {
    const resource = JSON.parse(readFileSync(file, 'utf8')) as FhirResource;
    return resource.resourceType === 'Bundle' ? resourcesOf(resource) : [resource];
  });
  return print(
    compileProfiles(
      ofType<StructureDefinition>(all, 'StructureDefinition'),
      ofType<ValueSet>(all, 'ValueSet'),
      ofType<CodeSystem>(all, 'CodeSystem'),
    ),
  );
}

/** The text of `definitions/valueSets.json`: the value sets of the core that `definitions/r4.json` has not. */
export function compileValueSetFile(folder: string): string {
  const terminology = inputs.slice(2, 5).map((name) => join(folder, name));
  const all = terminology.flatMap((file) => resourcesOf(JSON.parse(readFileSync(file, 'utf8')) as Bundle));
  const valueSets = ofType<ValueSet>(all, 'ValueSet');
  const has = compile(folder).valueSets;
  const urls = valueSets.flatMap(({ url = '' }) => (Object.hasOwn(has, url) ? [] : [url]));
  return print({ valueSets: listValueSets(urls.sort(), valueSets, ofType<CodeSystem>(all, 'CodeSystem')) });
}

function definitionsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^(StructureDefinition|ValueSet|CodeSystem)-.*\.json$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function compile(folder: string): Definitions {
  const texts = inputs.map((name) => readFileSync(join(folder, name)));
  const list = inputs.map((name, i) => `${sha256(texts[i] as Buffer)}  ${name}\n`).join('');
  const resources = texts.flatMap((text) => resourcesOf(JSON.parse(text.toString('utf8')) as Bundle));
  const codeSystems = ofType<CodeSystem>(resources, 'CodeSystem');
  const types = compileTypes(ofType<StructureDefinition>(resources, 'StructureDefinition'));
  return {
    source: {
      name: 'HL7 FHIR R4 core definitions',
      version: '4.0.1',
      licence: 'CC0-1.0',
      sha256: sha256(Buffer.from(list)),
    },
    types,
    valueSets: compileValueSets(ofType<ValueSet>(resources, 'ValueSet'), codeSystems, types),
    codeSystems: sorted(compileCodeSystems(codeSystems)),
    searchParameters: ofType<SearchParameter>(resources, 'SearchParameter')
      .map(compileSearchParameter)
      .sort((a, b) => compare(`${a.code} ${a.base}`, `${b.code} ${b.base}`)),
  };
}

function compileSearchParameter(parameter: SearchParameter): SearchParameterDefinition {
  const { code, base, type, expression, target } = parameter;
  return { code, base, type, ...(expression && { expression }), ...(target && { targets: target }) };
}

function resourcesOf(bundle: Bundle): FhirResource[] {
  return (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource as FhirResource] : []));
}

function ofType<T extends FhirResource>(resources: readonly FhirResource[], type: T['resourceType']): T[] {
  return resources.filter((resource): resource is T => resource.resourceType === type);
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One type, value set, code system or search parameter a line, so that a change reads as one in a diff. */
function print(definitions: Definitions | Extensions | PublishedProfiles | CoreValueSets): string {
  const sections = Object.entries(definitions).map(([name, section]) => {
    if (name === 'source') return `"source":${JSON.stringify(section)}`;
    const lines = Array.isArray(section)
      ? section.map((entry) => JSON.stringify(entry))
      : Object.entries(section).map(([key, entry]) => `${JSON.stringify(key)}:${JSON.stringify(entry)}`);
    const [open, close] = Array.isArray(section) ? '[]' : '{}';
    return `"${name}":${open}\n${lines.join(',\n')}\n${close}`;
  });
  return `{\n${sections.join(',\n')}\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, ...packages] = process.argv.slice(2);
  if (!folder) throw new Error('usage: npm run definitions -- <folder of R4> [<folder of a package> ...]');
  writeFileSync(join(packageRoot, 'definitions', 'r4.json'), compileDefinitions(folder));
  writeFileSync(join(packageRoot, 'definitions', 'valueSets.json'), compileValueSetFile(folder));
  writeFileSync(join(packageRoot, 'definitions', 'profiles.json'), compileProfileFile(folder, packages));
  writeFileSync(join(packageRoot, 'definitions', 'extensions.json'), compileExtensionFile(folder, packages));
}
