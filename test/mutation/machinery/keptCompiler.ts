import type { Compiled, CqlCompiler } from '../../../src/compiler/cqlCompiler.ts';
import { keptAgreement } from './keptAgreement.ts';

/** The CQL compiler, started once for all runs, since that costs seconds. */
export interface KeptCompiler {
  /** Stands in for the module of the compiler. */
  readonly module: object;
  /** What unchanged sources print is compiled once and kept; what changed ones print is forgotten at the next change. */
  change(isChanged: boolean): void;
}

/** Starts the compiler. Throws where its packages are not installed. */
export async function keptCompiler(): Promise<KeptCompiler> {
  const real = await import('../../../src/compiler/cqlCompiler.ts');
  const compiler = await real.startCompiler();
  if (!compiler) throw new Error('The CQL compiler is not installed: npm ci.');
  const kept = new Map<string, Compiled>();
  let passing = kept;
  const compile: CqlCompiler = (text) => {
    keptAgreement.sameCql = kept.has(text);
    const found = kept.get(text) ?? passing.get(text) ?? compiler(text);
    passing.set(text, found);
    return found;
  };
  return {
    module: { ...real, startCompiler: async () => compile },
    change: (isChanged) => {
      passing = isChanged ? new Map() : kept;
    },
  };
}
