/** What sort of slip a mutant of the source is. */
export type SourceMutationKind =
  | 'and/or'
  | 'guard'
  | 'not'
  | 'comparison'
  | 'window'
  | 'number'
  | 'list'
  | 'codes'
  | 'flag';

/** A place in a text, with what is to stand there instead. Offsets are of UTF-16 units. */
export interface Replacement {
  readonly kind: SourceMutationKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A source file with one slip in it. */
export interface SourceMutant extends Replacement {
  /** `<file>: <change> (<its number among the same>)`: the same for as long as the changed words are. */
  readonly id: string;
  /** Below the package. */
  readonly file: string;
  readonly line: number;
  /** The whole file, mutated. */
  readonly mutated: string;
}

/** The text with the replacement made. */
export function applied(text: string, { start, end, text: other }: Replacement): string {
  return text.slice(0, start) + other + text.slice(end);
}
