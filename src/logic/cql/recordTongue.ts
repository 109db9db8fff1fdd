import type { When } from '../fact.ts';
import type { Definitions } from './definitions.ts';

/** How CQL reads one type of record, by docs/logic.md. Conditions are on the alias `R`. */
export interface RecordTongue {
  /** What is read: a retrieve or a parameter. */
  readonly source: string;
  /** All days that may lie in the future. */
  readonly days: readonly string[];
  /** The days that count for windows, the first that is there. */
  readonly dated: readonly string[];
  /** Days of which one is enough for "begun or recorded". */
  readonly begunOrRecorded: readonly string[];
  /** True for orders being placed: they are of today. */
  readonly draft?: boolean;
  /** What it is of cannot be seen: it stands elsewhere. */
  readonly unseen?: string;
  /** The dosages of an order of drugs. */
  readonly dosages?: string;
  /** Whether a record has a code, given the function that tells it of a concept. */
  hasCode(test: string): string;
  /** Statuses and the like of the definite reading. */
  definite(definitions: Definitions, when: When | undefined): string;
  /** Of the counted reading; true wherever the definite one is. */
  counted(definitions: Definitions): string;
}

/** Joins the conditions of a reading. */
export function allOf(...conditions: readonly string[]): string {
  return conditions.join('\n      and ');
}
