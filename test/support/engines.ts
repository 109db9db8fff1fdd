import type { Criterion } from '../../src/logic/criterion.ts';
import type { Rails } from '../../src/logic/rails.ts';
import type { Situation } from './interpret/chart.ts';
import { interpret, type Terms } from './interpret/interpret.ts';
import { runFhirpath } from './runFhirpath.ts';

/** Something that says which rails of a criterion are true of a patient. */
export type Engine = (
  criterion: Criterion,
  situation: Situation,
  terms: Terms,
) => Rails<boolean> | Promise<Rails<boolean>>;

/** Those that take one criterion and one patient at a time, by name; CQL is compiled for many. */
export const engines: readonly (readonly [string, Engine])[] = [
  ['the interpreter', interpret],
  ['FHIRPath', runFhirpath],
];

/** The value that rails stand for; fails on both. */
export function truth({ met, ruledOut }: Rails<boolean>): 'met' | 'ruled-out' | 'unknown' {
  if (met && ruledOut) throw new Error('both rails are true');
  return met ? 'met' : ruledOut ? 'ruled-out' : 'unknown';
}
