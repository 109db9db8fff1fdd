import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Bundle, FhirResource, StructureDefinition } from 'fhir/r4.js';
import type { Extensions } from '../../src/definitions/definitions.ts';
import {
  type ExtensionDefinition,
  readExtensionDefinition,
} from '../../src/definitions/extensionDefinition.ts';

/**
 * The extensions of the R4 core (`extension-definitions.json` in its folder) and of other packages, later ones over earlier ones.
 * Where a later one gives other contexts, those of the earlier are kept as older.
 */
export function compileExtensions(core: string, packages: readonly string[]): Extensions {
  const files = [join(core, 'extension-definitions.json'), ...packages.flatMap(profilesIn)];
  const hash = createHash('sha256');
  const extensions = new Map<string, ExtensionDefinition>();
  for (const file of files) {
    const text = readFileSync(file);
    hash.update(text);
    for (const profile of extensionsIn(JSON.parse(text.toString('utf8')) as FhirResource)) {
      const read = readExtensionDefinition(profile);
      extensions.set(profile.url, withOlder(read, extensions.get(profile.url)));
    }
  }
  return {
    source: {
      names: [core, ...packages].map((folder) => basename(folder)),
      licence: 'CC0-1.0',
      sha256: hash.digest('hex'),
    },
    extensions: Object.fromEntries([...extensions].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function profilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^StructureDefinition-.*\.json$/.test(name))
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
