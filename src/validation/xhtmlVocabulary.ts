/** The namespace of the XHTML of a narrative. */
export const namespace = 'http://www.w3.org/1999/xhtml';

/** HTML 4.0 chapters 7 to 11 (without 9.4, which has `ins` and `del`) and 15 without what HTML 4.0 itself deprecates, `a` and `img`. */
export const narrativeElements: ReadonlySet<string> = new Set(
  (
    'p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt dfn q var abbr acronym cite blockquote hr address ' +
    'bdo kbd sub sup ul ol li dl dt dd pre table caption colgroup col thead tr tfoot tbody th td code samp img map area'
  ).split(' '),
);

/** The attributes that the official validator takes on any element, those of table cells among them. */
const everywhere = (
  'title style class id lang xml:lang xml:space dir accesskey tabindex xmlns span width align valign char charoff abbr axis ' +
  'headers scope rowspan colspan'
).split(' ');

const attributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'name', 'rel', 'rev', 'hreflang', 'type', 'charset', 'shape', 'coords'],
  area: ['href', 'alt', 'shape', 'coords', 'nohref'],
  blockquote: ['cite'],
  img: ['src', 'alt', 'longdesc', 'height', 'usemap', 'ismap', 'border'],
  map: ['name'],
  pre: ['space'],
  q: ['cite'],
  table: ['summary', 'border', 'frame', 'rules', 'cellspacing', 'cellpadding'],
  td: ['nowrap'],
};

/** True for an attribute that an element of a narrative may have. */
export function mayHave(element: string, attribute: string): boolean {
  return everywhere.includes(attribute) || (attributes[element]?.includes(attribute) ?? false);
}

/** True for a style that runs a script, as old browsers let it. */
export function isScriptStyle(style: string): boolean {
  return /(?:javascript|vbscript):|expression\s*\(/i.test(style);
}

/** True for a url that runs a script. Browsers skip control characters and spaces in a scheme, so do we. */
export function isScript(url: string): boolean {
  return /^(?:javascript|vbscript|data:text\/html)/i.test(url.replace(/[^!-\uffff]+/g, ''));
}
