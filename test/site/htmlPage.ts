import { SaxesParser } from 'saxes';

/** What the tests ask of a page. */
export interface HtmlPage {
  /** Every `href` and `src`. */
  readonly links: readonly string[];
  readonly ids: readonly string[];
  readonly tags: ReadonlySet<string>;
  /** Levels of the headings in order. */
  readonly headings: readonly number[];
  readonly text: string;
  /** Attributes of each element of a name. */
  readonly elements: (name: string) => readonly Readonly<Record<string, string>>[];
}

/** Parses a page as XML; throws where it is not well-formed. */
export function parsePage(html: string): HtmlPage {
  const links: string[] = [];
  const ids: string[] = [];
  const headings: number[] = [];
  const found = new Map<string, Record<string, string>[]>();
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const own = attributes as Record<string, string>;
    found.set(name, [...(found.get(name) ?? []), own]);
    for (const link of [own.href, own.src]) if (link !== undefined) links.push(link);
    if (own.id !== undefined) ids.push(own.id);
    if (/^h[1-6]$/.test(name)) headings.push(Number(name.slice(1)));
  });
  parser.write(html.replace(/^<!DOCTYPE html>\n/, '')).close();
  return {
    links,
    ids,
    headings,
    text,
    tags: new Set(found.keys()),
    elements: (name) => found.get(name) ?? [],
  };
}
