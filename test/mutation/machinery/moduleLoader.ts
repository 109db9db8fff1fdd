import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { moduleRunnerTransform } from 'vite';

/** Loads modules anew for each run, some of them from another text than their file has. */
export interface ModuleLoader {
  /** Starts over: nothing is loaded. @param changed texts by absolute path */
  reset(changed?: ReadonlyMap<string, string>): void;
  /** Loads a module anew, and all it imports that is not loaded yet. @param instead modules loaded in place of others, by path */
  load(path: string, instead?: ReadonlyMap<string, string>): Promise<object>;
  /** The files that a module and its imports were loaded from, so far. */
  filesOf(path: string): ReadonlySet<string>;
}

type Run = (...args: readonly unknown[]) => Promise<void>;
interface Prepared {
  readonly run: Run;
  readonly imports: Set<string>;
}
interface Instance {
  readonly exports: object;
  readonly done: Promise<void>;
}

const AsyncFunction = (async () => undefined).constructor as new (...args: string[]) => Run;
const names = [
  '__vite_ssr_exportName__',
  '__vite_ssr_import_meta__',
  '__vite_ssr_import__',
  '__vite_ssr_dynamic_import__',
  '__vite_ssr_exportAll__',
];

/**
 * A loader of TypeScript modules in this process. Each file is compiled once; only changed ones are compiled again. That makes
 * a run cost what its tests cost.
 * @param standIns modules by absolute path or by name that are not loaded but given; they live as long as the process
 */
export function moduleLoader(standIns: ReadonlyMap<string, object>): ModuleLoader {
  const prepared = new Map<string, Promise<Prepared>>();
  let changedTexts: ReadonlyMap<string, string> = new Map();
  let changedModules = new Map<string, Promise<Prepared>>();
  let instances = new Map<string, Instance>();

  const prepare = (path: string): Promise<Prepared> => {
    const text = changedTexts.get(path);
    const cache = text === undefined ? prepared : changedModules;
    const found = cache.get(path) ?? compiled(path, text ?? readFileSync(path, 'utf8'));
    cache.set(path, found);
    return found;
  };
  let redirected: ReadonlyMap<string, string> = new Map();
  const load = (path: string): Promise<object> => {
    const known = instances.get(path);
    if (known) return known.done.then(() => known.exports);
    const exports = {};
    instances.set(path, { exports, done: start(path, exports) });
    return load(path);
  };
  const start = async (path: string, exports: object): Promise<void> => {
    const { run, imports } = await prepare(path);
    const importFrom = (name: string) => {
      const given = standIns.get(name);
      if (given) return Promise.resolve(given);
      if (!name.startsWith('.')) return import(name) as Promise<object>;
      const named = fileURLToPath(new URL(name, pathToFileURL(path)));
      const target = redirected.get(named) ?? named;
      const other = standIns.get(target);
      if (other) return Promise.resolve(other);
      if (!target.endsWith('.ts')) return import(target) as Promise<object>;
      imports.add(target);
      return load(target);
    };
    const define = (name: string, get: () => unknown) =>
      Object.defineProperty(exports, name, { enumerable: true, configurable: true, get });
    const exportAll = (from: Readonly<Record<string, unknown>>) => {
      for (const name of Object.keys(from))
        if (name !== 'default' && !(name in exports)) define(name, () => from[name]);
    };
    await run(define, { url: pathToFileURL(path).href }, importFrom, importFrom, exportAll);
  };
  return {
    load: (path, instead = new Map()) => {
      redirected = instead;
      instances.delete(path);
      return load(path);
    },
    reset: (changed = new Map()) => {
      changedTexts = changed;
      changedModules = new Map();
      instances = new Map();
    },
    filesOf: (path) => {
      // A set goes on to what is added while it is walked through.
      const found = new Set([path]);
      for (const file of found) for (const next of importsOf.get(file) ?? []) found.add(next);
      return found;
    },
  };
}

/** What each file was seen to import. */
const importsOf = new Map<string, Set<string>>();

async function compiled(path: string, text: string): Promise<Prepared> {
  const { code } = transformSync(text, { loader: 'ts', format: 'esm', target: 'es2023' });
  const transformed = await moduleRunnerTransform(code, null, path, code);
  if (!transformed) throw new Error(`no module: ${path}`);
  const imports = importsOf.get(path) ?? new Set();
  importsOf.set(path, imports);
  const body = `"use strict";${transformed.code}\n//# sourceURL=${pathToFileURL(path).href}`;
  return { run: new AsyncFunction(...names, body), imports };
}
