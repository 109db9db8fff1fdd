import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isResourceType } from '../definitions/shape.ts';
import { packageRoot } from '../packageRoot.ts';

/** One error of ajv, without its words. */
export interface StructureError {
  /** JSON Pointer into the resource. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled schema of one resource type; its errors stand on the function until the next call. */
export interface StructureCheck {
  (resource: unknown): boolean;
  readonly errors?: readonly StructureError[] | null;
}

type Module = Readonly<Record<string, StructureCheck>>;

/** The types that `build` makes come first; whoever validates patient data loads the others too. */
const files = ['structure.mjs', 'structureOthers.mjs'] as const;
const loads: Promise<Module>[] = [];
const modules: (Module | undefined)[] = [];

/**
 * Loads the compiled checks for the resource types given (made by `scripts/buildStructure.js`), and returns a
 * look-up by type. Names that are no resource type are passed over.
 */
export async function loadStructureChecks(
  types: Iterable<string>,
): Promise<(type: string) => StructureCheck | undefined> {
  const find = (type: string) => modules.find((module) => module && Object.hasOwn(module, type))?.[type];
  for (const type of types) {
    for (let at = 0; isResourceType(type) && !find(type); at += 1) {
      const file = files[at];
      if (!file) throw new Error(`definitions/ holds no structure check for ${type}`);
      // several validations may run at once: each waits for the same file
      loads[at] ??= loadModule(file);
      modules[at] = await loads[at];
    }
  }
  return find;
}

async function loadModule(file: string): Promise<Module> {
  const path = join(packageRoot, 'definitions', file);
  if (!existsSync(path)) throw new Error(`definitions/${file} is missing: npm run build makes it`);
  return (await import(pathToFileURL(path).href)) as Module;
}
