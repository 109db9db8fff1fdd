import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { GuidelineFolder } from '../input/guidelineFolder.ts';
import { UsageError } from './usageError.ts';

/** Guideline folders of a run, and how paths below each are shown to the user. */
export interface FoundGuideline {
  readonly folder: GuidelineFolder;
  /** The folder that holds it, as the user would type it. */
  readonly root: string;
}

/**
 * The guidelines a user means: ids below the input folder, or paths of folders; all below the input folder if none is
 * named. A folder is a guideline when it holds a `guideline.yaml`; one that is named twice is built once.
 */
export function findGuidelines(names: readonly string[], input: string): FoundGuideline[] {
  if (names.length === 0) return allBelow(input);
  const paths = names.map((name) => resolve(pathOf(name, input)));
  return [...new Set(paths)].map(found);
}

function pathOf(name: string, input: string): string {
  const path = [join(input, name), name].find(isGuideline);
  if (path !== undefined) return path;
  const known = existsSync(input) ? idsBelow(input) : [];
  throw new UsageError(
    `There is no guideline "${name}": neither ${join(input, name)} nor ${name} holds a guideline.yaml.${known.length > 0 ? ` Known: ${known.join(', ')}.` : ''}`,
  );
}

function allBelow(input: string): FoundGuideline[] {
  if (!existsSync(input) || !statSync(input).isDirectory())
    throw new UsageError(
      `There is no folder "${input}". Run knart where your input/ folder is, or name it with --input DIR.`,
    );
  const ids = idsBelow(input);
  if (ids.length === 0)
    throw new UsageError(
      `No folder below "${input}" holds a guideline.yaml, so there is nothing to build.${isGuideline(input) ? ` "${input}" holds one itself: name it as an argument, without --input.` : ''}`,
    );
  return ids.map((id) => found(join(input, id)));
}

function idsBelow(input: string): string[] {
  if (!statSync(input).isDirectory()) return [];
  return readdirSync(input)
    .filter((name) => isGuideline(join(input, name)))
    .sort();
}

/** Folders below the input folder that are passed over for want of a `guideline.yaml`; hidden ones and our own output aside. */
export function passedOver(input: string): string[] {
  return readdirSync(input, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => !isGuideline(join(input, name)) && !existsSync(join(input, name, 'manifest.json')))
    .sort();
}

function isGuideline(path: string): boolean {
  return existsSync(join(path, 'guideline.yaml'));
}

function found(path: string): FoundGuideline {
  const root = relative(process.cwd(), dirname(resolve(path))).replaceAll('\\', '/');
  return { folder: { path: resolve(path), shown: basename(resolve(path)) }, root };
}
