import type { Place } from '../diagnostic.ts';
import type { Coding } from './codeList.ts';
import type { Quote } from './quote.ts';

/** Who publishes what, under which name; from `guideline.yaml`. */
export interface Identity {
  /** Base of all canonical urls, without trailing slash. */
  readonly canonical: string;
  /** npm-style package id: `org.example.low-back-pain`. */
  readonly packageId: string;
  readonly version: string;
  /** PascalCase stem of computer-friendly names: `AspnLowBackPain`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly status: 'draft' | 'active';
  readonly experimental: boolean;
  /** YYYY-MM-DD; the only date artifacts carry. */
  readonly date: string;
  readonly publisher: string;
  readonly contact: readonly { readonly name?: string; readonly url?: string; readonly email?: string }[];
  /** SPDX code of the artifacts' licence. */
  readonly license: string;
  /** Who owns the guideline's text; goes into `copyright`. */
  readonly copyright: string;
  readonly citation: { readonly text: string; readonly url: string };
  /** Organisation that wrote the guideline. */
  readonly author: string;
  /** The guideline's own disclaimers, verbatim, with their places. */
  readonly disclaimers: readonly Quote[];
  /** Put before every resource id; empty unless two guidelines share a server. */
  readonly idPrefix: string;
  readonly authored: Place;
}

/** A label of the metadata block with its value lines. */
export interface MetadataField {
  readonly label: string;
  readonly values: readonly Quote[];
  readonly place: Place;
}

/** Something the metadata block says about context of use, with a code where one was verified. */
export interface UseContext {
  /** usage-context-type: focus, gender, age, venue, user, task … */
  readonly type: string;
  /** As printed. */
  readonly text: string;
  readonly coding?: Coding;
  readonly place: Place;
  readonly note?: string;
}

/** An abbreviation of the source. */
export interface GlossaryTerm {
  readonly term: string;
  readonly expansion: string;
  /** `source`: the source itself expands it; `editor`: it does not. */
  readonly origin: 'source' | 'editor';
  readonly line?: number;
}
