import type { Place } from '../diagnostic.ts';

/** What reviewers made of the English of the plans, from `review.yaml`. */
export interface Review {
  /** One or two, in the order of the file. */
  readonly reviewers: readonly Reviewer[];
  readonly marks: readonly ReviewMark[];
}

/** Who read. */
export interface Reviewer {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** A reviewer's judgement of one line of the reading, about the words that had this hash. */
export interface ReviewMark {
  readonly kind: 'criterion' | 'card';
  /** Id of the criterion, or `<plan>/<card>`. */
  readonly id: string;
  readonly reviewer: string;
  readonly mark: 'agreed' | 'disputed';
  readonly hash: string;
  readonly note?: string;
  readonly authored: Place;
}

/** `review.yaml` */
export interface ReviewFile {
  readonly reviewers: readonly Reviewer[];
  readonly marks: readonly {
    readonly criterion?: string;
    readonly card?: string;
    readonly reviewer: string;
    readonly mark: 'agreed' | 'disputed';
    readonly hash: string;
    readonly note?: string;
  }[];
}
