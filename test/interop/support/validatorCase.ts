/** A file that several validators judge. */
export interface ValidatorCase {
  /** `HL7/allergy`: where it is from, and its name there. */
  readonly id: string;
  /** What it is about, for the table. */
  readonly group: string;
  readonly class: string;
  readonly file: string;
  /** Files and folders of definitions for the engines, the most important last. */
  readonly definitions: readonly string[];
  /** Files that our validator reads beside it. */
  readonly beside: readonly string[];
  readonly unknownExtensions: boolean;
  readonly unknownProfiles: boolean;
  readonly exampleUrls: boolean;
  /** The errors that somebody recorded for it; absent where nobody did. */
  readonly recorded?: readonly string[];
}
