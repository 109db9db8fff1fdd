import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilerPackages } from './cqlCompiler.ts';

/** Folder beside a guideline's files; hidden, so that writing it is no change of the input. */
const folderName = '.compiled';

/** What was compiled before, by content. */
export interface LogicCache {
  /** Of the library as it was then. */
  readonly hash: string | undefined;
  readonly elm: string | undefined;
  /** Fingerprints of the shapes of FHIRPath expressions that were found to compile as CQL. */
  readonly sound: ReadonlySet<string>;
}

/** A file of the cache, with its path below the guideline's folder. */
export interface CacheFile {
  readonly path: string;
  readonly content: string;
}

interface StateFile {
  readonly compiler: string;
  /** Of the library that was compiled. */
  readonly hash: string;
  /** Of what it became: a file that was merged or edited by hand is not trusted. */
  readonly elm: string;
  readonly sound: readonly string[];
}

/** Reads the cache of a guideline's folder. What another version of the compiler made, or what is broken, is as good as missing. */
export function readLogicCache(folder: string): LogicCache {
  const state = readState(join(folder, folderName, 'state.json'));
  const file = join(folder, folderName, 'logic.elm.json');
  const elm = state && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const trusted = elm !== undefined && fingerprint(elm) === state?.elm;
  return { hash: state?.hash, elm: trusted ? elm : undefined, sound: new Set(state?.sound) };
}

/** The files of a cache. They hold what is in use and nothing else, so that the same guideline has the same cache. */
export function cacheFiles(hash: string, elm: string, sound: readonly string[]): readonly CacheFile[] {
  const state: StateFile = { compiler, hash, elm: fingerprint(elm), sound: [...new Set(sound)].sort() };
  return [
    { path: `${folderName}/logic.elm.json`, content: elm },
    { path: `${folderName}/state.json`, content: `${JSON.stringify(state, null, 1)}\n` },
  ];
}

/** What a text is known by in the cache. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

const [compiler] = compilerPackages;

function readState(file: string): StateFile | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as StateFile | null;
    return value?.compiler === compiler ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
