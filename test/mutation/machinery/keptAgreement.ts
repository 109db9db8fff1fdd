import type { Criterion } from '../../../src/logic/criterion.ts';
import type { Rails } from '../../../src/logic/rails.ts';
import type { Situation } from '../../support/interpret/chart.ts';

/** What the engines agree on without any change, and what it was made of. */
export interface KnownAgreement {
  readonly criteria: readonly Criterion[];
  readonly patients: readonly Situation[];
  /** The printed FHIRPath of each criterion. */
  readonly printed: readonly string[];
  /** What the driver makes of each patient. */
  readonly variables: readonly string[];
  /** A row for each patient, in it the rails of each criterion. */
  readonly rails: readonly (readonly Rails<boolean>[])[];
}

/** What lives on while sources are changed: it saves reading again what no change can have touched. */
export interface KeptAgreement {
  /** The changed source, below the package; undefined while all are as they stand. */
  changed: string | undefined;
  /** By seed. */
  readonly known: Map<number, KnownAgreement>;
  /** True where the CQL that was printed last is one that unchanged sources print, too. */
  sameCql: boolean;
}

/** The one that all runs of this process share; the loader gives this module out as it is. */
export const keptAgreement: KeptAgreement = { changed: undefined, known: new Map(), sameCql: false };
