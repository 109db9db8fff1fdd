import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packageRoot } from '../../src/packageRoot.ts';
import type { Equivalent } from './score.ts';

/** Reads the mutants of a run that are known to change nothing, each with its reason, from `equivalents.yaml`. */
export function readEquivalents(run: string): readonly Equivalent[] {
  const text = readFileSync(`${packageRoot}test/mutation/equivalents.yaml`, 'utf8');
  const all = (parse(text) ?? {}) as Readonly<Record<string, readonly { mutant: string; reason: string }[]>>;
  return (all[run] ?? []).map(({ mutant: id, reason }) => ({ id, reason }));
}
