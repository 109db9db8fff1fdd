import type { CodeSet } from '../codeSet.ts';

/** What CQL calls a code list, and what is in it. */
export interface NamedCodes {
  readonly codes: CodeSet;
  readonly title: string;
}
