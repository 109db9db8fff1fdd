import type { CodingTest } from './codingTest.ts';

/** Something that the codes of a record must be for it to count: some coding of an element passes a test, or none does. */
export interface Need {
  readonly element: string;
  readonly test: CodingTest;
  /** The same for the same test. */
  readonly key: string;
  readonly when: 'some' | 'none';
}

/** What `memberOf` comes to for a coding, or undefined where that cannot be told. */
export type MemberTest = (url: string) => CodingTest | undefined;

/** What is known of a collection before any record is seen. */
export interface Known {
  /** Types of R4 that its items may have. */
  readonly types: readonly string[];
  /** It holds one item at most. */
  readonly one: boolean;
  /** Its items are the records of the list themselves. */
  readonly record?: true;
  /** It is all that an element of the record holds of this sort. */
  readonly of?: { readonly element: string; readonly sort: 'concept' | 'coding' | 'code' };
  /** It is empty, or not true, unless one of these holds. */
  readonly needs?: readonly Need[];
  /** It is not empty, or true, just when the needs hold; a Boolean is then there in any case. */
  readonly exactly?: boolean;
  /** How often a day was moved; more than a few times might leave the years that a date can have. */
  readonly moved?: number;
}

/** What the reading of a condition shares. */
export interface Reading {
  /** Elements of the record that are read, collected. */
  readonly elements: Set<string>;
  readonly members: MemberTest;
}
