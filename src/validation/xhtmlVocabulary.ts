/** The namespace of the XHTML of a narrative. */
export const namespace = 'http://www.w3.org/1999/xhtml';

/** HTML 4.0 chapters 7 to 11 and 15 without what HTML 4.0 itself deprecates, `a` and `img`. */
export const narrativeElements: ReadonlySet<string> = new Set(
  (
    'p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt dfn q var abbr acronym cite blockquote hr address ' +
    'bdo kbd sub sup ul ol li dl dt dd pre table caption colgroup col thead tr tfoot tbody th td code samp img map ' +
    'area ins del'
  ).split(' '),
);

const everywhere = 'title style class id lang xml:lang dir accesskey tabindex xmlns'.split(' ');
const cell =
  'abbr axis headers scope rowspan colspan align valign char charoff width height nowrap bgcolor'.split(' ');
const align = 'align valign char charoff'.split(' ');

const attributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'name', 'rel', 'rev', 'hreflang', 'type', 'charset', 'shape', 'coords', 'target'],
  area: ['href', 'alt', 'shape', 'coords', 'nohref'],
  blockquote: ['cite'],
  col: ['span', 'width', ...align],
  colgroup: ['span', 'width', ...align],
  del: ['cite', 'datetime'],
  div: ['align'],
  dl: ['compact'],
  hr: ['align', 'noshade', 'size', 'width'],
  img: [
    'src',
    'alt',
    'longdesc',
    'name',
    'height',
    'width',
    'usemap',
    'ismap',
    'align',
    'border',
    'hspace',
    'vspace',
  ],
  ins: ['cite', 'datetime'],
  li: ['type', 'value'],
  map: ['name'],
  ol: ['type', 'start', 'compact'],
  p: ['align'],
  pre: ['width'],
  q: ['cite'],
  table: ['summary', 'width', 'border', 'frame', 'rules', 'cellspacing', 'cellpadding', 'align', 'bgcolor'],
  tbody: align,
  td: cell,
  tfoot: align,
  th: cell,
  thead: align,
  tr: [...align, 'bgcolor'],
  ul: ['type', 'compact'],
};

/** True for an attribute that an element of a narrative may have. */
export function mayHave(element: string, attribute: string): boolean {
  return everywhere.includes(attribute) || (attributes[element]?.includes(attribute) ?? false);
}

/** True for a url that runs a script. Browsers skip control characters and spaces in a scheme, so do we. */
export function isScript(url: string): boolean {
  const plain = [...url].filter((character) => character > ' ').join('');
  return /^(?:javascript|vbscript|data:text\/html)/i.test(plain);
}
