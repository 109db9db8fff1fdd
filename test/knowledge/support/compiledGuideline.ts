import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Built, build } from '../../../src/build.ts';
import type { GuidelineCopy } from '../copyGuideline.ts';
import { computableGuideline } from './computableGuideline.ts';

let first: Promise<Built> | undefined;

/** The computable guideline, built; once for a test file, since that compiles its logic. */
export function builtGuideline(): Promise<Built> {
  first ??= build(computableGuideline(), {}, () => {}).then((built) => {
    if (!built) throw new Error('not sound');
    return built;
  });
  return first;
}

/** A copy of the computable guideline with its compiled logic beside it, so that it builds in no time. */
export async function compiledGuideline(): Promise<GuidelineCopy> {
  const copy = computableGuideline();
  for (const { path, content } of (await builtGuideline()).cache) {
    mkdirSync(dirname(join(copy.path, path)), { recursive: true });
    copy.write(path, content);
  }
  return copy;
}
