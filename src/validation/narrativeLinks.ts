/** What the XHTML of a narrative links to and what can be linked to in it. The XHTML is taken as well-formed. */
export interface NarrativeLinks {
  /** Values of `href`, in order. */
  readonly hrefs: readonly string[];
  /** Values of `src`, in order. */
  readonly sources: readonly string[];
  /** Ids, and the names of anchors. */
  readonly anchors: ReadonlySet<string>;
}

const none: NarrativeLinks = { hrefs: [], sources: [], anchors: new Set() };
const attribute = /\s(href|src|id|name)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Finds links, image sources and anchors in a narrative. */
export function narrativeLinks(xhtml: string): NarrativeLinks {
  const tags = xhtml.replace(/<!--[\s\S]*?-->/g, '').match(/<[a-z][^<]*>/gi) ?? [];
  const found = tags.flatMap((tag) => (tag.includes('=') ? [...tag.matchAll(attribute)] : []));
  if (found.length === 0) return none;
  const valuesOf = (...names: string[]) =>
    found.filter(([, name = '']) => names.includes(name)).map(([, , a, b]) => a ?? b ?? '');
  return { hrefs: valuesOf('href'), sources: valuesOf('src'), anchors: new Set(valuesOf('id', 'name')) };
}
