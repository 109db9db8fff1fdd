import type { Dates } from './days.ts';

/** `definite`: the record itself shows it. `counted`: it shows it or gives a reason to ask. */
export type Reading = 'definite' | 'counted';

/** How the records of one type are read: the rows of the table in docs/logic.md. */
export interface RecordReading {
  /** The list variable, without `%`. */
  readonly variable: string;
  /** What the statuses must say, and-ed. */
  readonly standing: Readonly<Record<Reading, readonly string[]>>;
  /** Paths of the CodeableConcepts that hold its codes. */
  readonly concepts: readonly string[];
  /** Path of the CodeableConcepts that hold the routes of an order of drugs. */
  readonly routes?: string;
  /** When it was; undefined where nothing dates it. */
  readonly dates: Dates | undefined;
}
