import type { Place } from '../diagnostic.ts';

/** The source text itself, as bytes and as lines. */
export interface Source {
  readonly file: string;
  readonly title: string;
  readonly url?: string;
  readonly format: 'text' | 'csv' | 'markdown';
  readonly contentType: string;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Base64, as R4 `Attachment.hash` wants it. */
  readonly sha1: string;
  readonly bytes: number;
  /** Characters (UTF-16 units); offsets count these. */
  readonly characters: number;
  /** True when the guideline names the hash of its source. */
  readonly locked: boolean;
  /** Lines as read, without their line ends; `lines[0]` is line 1. */
  readonly lines: readonly string[];
  /** Where each line stands in the file, in characters: an unlocked text may have been read as meant. */
  readonly spans: readonly { readonly offset: number; readonly length: number }[];
}

/** A heading with its recommendation rows. */
export interface Section {
  readonly id: string;
  /** Verbatim. */
  readonly heading: string;
  readonly place: Place;
  readonly authored: Place;
}
