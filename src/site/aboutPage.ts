import { lineLink } from './lineLink.ts';
import type { PageContent } from './page.ts';
import type { Site } from './site.ts';
import { codingView } from './variableView.ts';

/** Who publishes what from which source; the source's metadata block as printed; the codes of its context of use. */
export function aboutPage(site: Site): PageContent {
  const { identity, source, metadata, useContexts } = site.guideline;
  return {
    path: 'about.html',
    title: 'About',
    template: 'about',
    view: {
      identity,
      contact: identity.contact.map(({ name, url, email }) => ({ name, url, email })),
      source: {
        title: source.title,
        url: source.url,
        sha256: source.sha256,
        bytes: source.bytes,
        locked: source.locked,
        number: source.lines.length,
      },
      metadata: metadata.map(({ label, place, values }, index) => ({
        anchor: `metadata-${index + 1}`,
        label,
        line: lineLink(site, place),
        values: values.map(({ text, place: at }) => ({ text, line: lineLink(site, at) })),
      })),
      contexts: useContexts.map(({ type, text, coding, place, note }) => ({
        type,
        text,
        coding: coding && codingView(coding),
        line: lineLink(site, place),
        note,
      })),
    },
  };
}
