import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkout } from './checkout.ts';

/** The folders that stand ahead of R4 core, the most important last: what a guideline's artifacts claim and use. */
const folders = ['extensions-5.3.0-ballot', 'crmi-1.0.0', 'cpg-2.0.0'];

/**
 * The folders with the CPG, CRMI and extension definitions: below `KNART_DEFINITIONS`, or in `../shared/definitions`
 * beside the checkout. Undefined when they are not there, or with `KNART_DEFINITIONS=none`.
 */
export function findDefinitions(): string[] | undefined {
  const parent = process.env.KNART_DEFINITIONS ?? resolve(checkout, '../shared/definitions');
  const found = folders.map((folder) => resolve(parent, folder));
  return found.every((folder) => existsSync(folder)) ? found : undefined;
}
