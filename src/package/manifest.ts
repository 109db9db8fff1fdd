import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recoverFolder } from '../output/recoverFolder.ts';
import type { OutputFile } from '../output.ts';
import { countTypes, type GuidelinePackage } from './guidelinePackage.ts';
import { printJson } from './resourceFiles.ts';

/** `output/manifest.json`: what was built, by which version of knart, with a hash of every file. */
export interface Manifest {
  readonly tool: { readonly name: 'knart'; readonly version: string };
  /** By id. */
  readonly guidelines: readonly ManifestEntry[];
}

/** A guideline in the manifest. */
export interface ManifestEntry {
  readonly id: string;
  readonly canonical: string;
  readonly version: string;
  readonly status: string;
  /** Version of knart that built it; differs from `tool` when the guideline was kept from an earlier build. */
  readonly builtWith: string;
  /** Number of artifacts per resource type. */
  readonly artifacts: Readonly<Record<string, number>>;
  /** Every file below the output folder, by path. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

/** A guideline's entry: files sorted by path, so that the order they were made in does not show. */
export function manifestEntry(
  pack: GuidelinePackage,
  files: readonly OutputFile[],
  toolVersion: string,
): ManifestEntry {
  const { id, canonical, version, status } = pack;
  return {
    id,
    canonical,
    version,
    status,
    builtWith: toolVersion,
    artifacts: countTypes(pack.catalog),
    files: files
      .map(({ path, content }) => ({
        path,
        bytes: Buffer.byteLength(content),
        sha256: createHash('sha256').update(content).digest('hex'),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/**
 * The manifest of an output folder.
 * @param kept entries of an earlier build whose folders stay, see `keptGuidelines`
 */
export function packManifest(
  entries: readonly ManifestEntry[],
  toolVersion: string,
  kept: readonly ManifestEntry[] = [],
): OutputFile {
  const guidelines = [...entries, ...kept].sort((a, b) => (a.id < b.id ? -1 : 1));
  const manifest: Manifest = { tool: { name: 'knart', version: toolVersion }, guidelines };
  return { path: 'manifest.json', content: printJson(manifest) };
}

/**
 * The entries of an output folder for guidelines that are not built this time but stay: give them to `packManifest`
 * and their ids to `writeOutput`. An entry whose folder is gone is dropped; a folder without manifest has none.
 */
export function keptGuidelines(folder: string, built: ReadonlySet<string>): ManifestEntry[] {
  const { folder: place } = recoverFolder(folder);
  const file = join(place, 'manifest.json');
  if (!existsSync(file)) return [];
  const manifest = parseManifest(readFileSync(file, 'utf8'));
  return (manifest?.guidelines ?? []).filter(({ id }) => !built.has(id) && existsSync(join(place, id)));
}

/** Undefined for a file that is not ours; `writeOutput` refuses the folder then, and says why. */
function parseManifest(text: string): Manifest | undefined {
  try {
    const value = JSON.parse(text) as Manifest | null;
    return value?.tool?.name === 'knart' && Array.isArray(value.guidelines) ? value : undefined;
  } catch {
    return undefined;
  }
}
