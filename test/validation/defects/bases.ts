import type { Tree } from './change.ts';
import { diabetesBundle } from './foreign/diabetesBundle.ts';
import { immunizationBundle } from './foreign/immunizationBundle.ts';
import { opioidBundle } from './foreign/opioidBundle.ts';
import { ownBundle } from './ownBundle.ts';

/** The sound bundles in which faults are made: one of ours, two as others publish them. */
export function soundBundles(): readonly (readonly [name: string, bundle: Tree])[] {
  return [
    ['a guide on opioids, a transaction as of CDC and CPG', opioidBundle()],
    ['decision tables on immunization, a collection as of WHO', immunizationBundle()],
    ['a pathway for diabetes with records, a collection as of a hospital', diabetesBundle()],
    ['a cut of our own output, a transaction', ownBundle()],
  ] as unknown as readonly (readonly [string, Tree])[];
}
