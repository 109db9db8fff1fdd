import { noticesFor } from './codeSystems.ts';
import { type LineLink, lineLink } from './lineLink.ts';
import type { Site } from './site.ts';

/** The end of every page: the guideline's disclaimers, how to cite it, rights, and what the pages were made from. */
export interface FooterView {
  readonly disclaimers: readonly { readonly text: string; readonly line: LineLink | undefined }[];
  readonly citation: { readonly text: string; readonly url: string };
  readonly copyright: string;
  readonly license: string;
  readonly publisher: string;
  readonly version: string;
  readonly date: string;
  readonly sourceTitle: string;
  readonly sourceUrl: string | undefined;
  readonly sha256: string;
  readonly notices: readonly string[];
}

/** The same on all pages of a site, so it is made once. */
export function footerView(site: Site): FooterView {
  const { identity, source } = site.guideline;
  return {
    disclaimers: identity.disclaimers.map(({ text, place }) => ({ text, line: lineLink(site, place) })),
    citation: identity.citation,
    copyright: identity.copyright,
    license: identity.license,
    publisher: identity.publisher,
    version: identity.version,
    date: identity.date,
    sourceTitle: source.title,
    sourceUrl: source.url,
    sha256: source.sha256,
    notices: noticesFor(site.catalog),
  };
}
