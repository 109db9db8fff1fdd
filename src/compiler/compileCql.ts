import { type Compiled, type Included, startCompiler } from './cqlCompiler.ts';

/**
 * Compiles a CQL library that came as text, for whoever applies plans of others. The compiler starts at the first call; undefined where
 * its packages are not installed.
 */
export async function compileCql(text: string, included: Included): Promise<Compiled | undefined> {
  const compiler = await startCompiler();
  return compiler?.(text, included);
}
