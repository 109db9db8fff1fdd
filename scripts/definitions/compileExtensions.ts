import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Bundle, CodeSystem, FhirResource, StructureDefinition, ValueSet } from 'fhir/r4.js';
import type { Extensions } from '../../src/definitions/definitions.ts';
import {
  type ExtensionDefinition,
  readExtensionDefinition,
} from '../../src/definitions/extensionDefinition.ts';
import { compileCodeSystems, listValueSets } from './compileTerminology.ts';

/**
 * The extensions of the R4 core (`extension-definitions.json` in its folder) and of other packages, later ones over earlier ones.
 * Where a later one gives other contexts, those of the earlier are kept as older. With them come the code systems of the packages, and
 * of their value sets those that an extension is bound to.
 */
export function compileExtensions(core: string, packages: readonly string[]): Extensions {
  const files = [
    join(core, 'extension-definitions.json'),
    ...packages.flatMap((folder) => filesIn(folder, 'StructureDefinition')),
  ];
  const hash = createHash('sha256');
  const extensions = new Map<string, ExtensionDefinition>();
  const typeOf = profileTypes(packages);
  for (const file of files) {
    const text = readFileSync(file);
    hash.update(text);
    for (const profile of extensionsIn(JSON.parse(text.toString('utf8')) as FhirResource)) {
      const read = readExtensionDefinition(profile, typeOf);
      extensions.set(profile.url, withOlder(read, extensions.get(profile.url)));
    }
  }
  const [codeSystems, valueSets] = (['CodeSystem', 'ValueSet'] as const).map((type) =>
    packages
      .flatMap((folder) => filesIn(folder, type))
      .filter((file) => !/-example-/.test(basename(file)))
      .map((file) => {
        const text = readFileSync(file);
        hash.update(text);
        return JSON.parse(text.toString('utf8')) as FhirResource;
      }),
  ) as [CodeSystem[], ValueSet[]];
  const bound = [...extensions.values()].flatMap((each) => [
    ...JSON.stringify(each).matchAll(/"valueSet":"([^"]+)"/g),
  ]);
  return {
    source: {
      names: [core, ...packages].map((folder) => basename(folder)),
      licence: 'CC0-1.0',
      sha256: hash.digest('hex'),
    },
    extensions: Object.fromEntries([...extensions].sort(([a], [b]) => (a < b ? -1 : 1))),
    codeSystems: compileCodeSystems(codeSystems),
    valueSets: listValueSets(
      bound.map(([, url]) => url as string),
      valueSets,
      codeSystems,
    ),
  };
}

const core = 'http://hl7.org/fhir/StructureDefinition/';

/** The resource types of profiles: those of the packages, and the definitions of the types themselves. */
function profileTypes(packages: readonly string[]): (profile: string) => string | undefined {
  const profiles = packages
    .flatMap((folder) => filesIn(folder, 'StructureDefinition'))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as StructureDefinition);
  const types = new Map(profiles.map(({ url, type }) => [url, type]));
  return (profile) => {
    const name = profile.startsWith(core) ? profile.slice(core.length) : '';
    const type = types.get(profile) ?? (/^[A-Z][A-Za-z]+$/.test(name) ? name : undefined);
    return type === 'Resource' || type === 'DomainResource' ? undefined : type;
  };
}

function filesIn(folder: string, type: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${type}-`) && name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

function extensionsIn(resource: FhirResource): StructureDefinition[] {
  const all =
    resource.resourceType === 'Bundle'
      ? ((resource as Bundle).entry ?? []).map((entry) => entry.resource as FhirResource)
      : [resource];
  return all.filter(
    (each): each is StructureDefinition =>
      each?.resourceType === 'StructureDefinition' && each.type === 'Extension',
  );
}

function withOlder(read: ExtensionDefinition, older: ExtensionDefinition | undefined): ExtensionDefinition {
  const gone = (older?.contexts ?? []).filter((context) => !read.contexts.includes(context));
  return gone.length > 0 ? { ...read, olderContexts: gone } : read;
}
