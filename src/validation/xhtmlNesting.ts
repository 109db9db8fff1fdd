const words = (list: string) => new Set(list.split(' '));

/** What alone may stand in an element. */
const children: Readonly<Record<string, ReadonlySet<string>>> = {
  ul: words('li'),
  ol: words('li'),
  dl: words('dt dd'),
  table: words('caption colgroup col thead tr tfoot tbody'),
  thead: words('tr'),
  tbody: words('tr'),
  tfoot: words('tr'),
  tr: words('th td'),
};

/** What an element must stand in. */
const parents: Readonly<Record<string, ReadonlySet<string>>> = {
  li: words('ul ol'),
  dt: words('dl'),
  dd: words('dl'),
  caption: words('table'),
  colgroup: words('table'),
  col: words('colgroup table'),
  thead: words('table'),
  tbody: words('table'),
  tfoot: words('table'),
  tr: words('table thead tfoot tbody'),
  th: words('tr thead tfoot'),
  td: words('tr thead tfoot'),
};

const blocks = words('div ul ol pre table');
/** Elements of text: no block stands in them. HTML lets one stand in `dd`. */
const texts = words(
  'p span h1 h2 h3 h4 h5 h6 a b em i strong small big tt dfn q var abbr acronym cite address bdo kbd sub sup pre dt caption code samp',
);
const notInParagraph = words('p blockquote');

/**
 * What is wrong with the place of an element of XHTML, in words: lists hold items, tables rows, rows cells, text no blocks.
 * @param around names of the elements around it, the outermost first
 * @see https://www.w3.org/TR/html4/sgml/dtd.html
 */
export function xhtmlNesting(name: string, around: readonly string[]): string | undefined {
  const parent = around.at(-1);
  if (parent === undefined) return undefined;
  const wanted = parents[name];
  if (wanted && !wanted.has(parent))
    return `<${name}> stands in <${parent}>: it belongs into ${[...wanted].map((each) => `<${each}>`).join(' or ')}.`;
  const allowed = children[parent];
  if (allowed && !allowed.has(name))
    return `<${name}> stands in <${parent}>, which holds only ${[...allowed].map((each) => `<${each}>`).join(', ')}.`;
  const isMisplaced = (texts.has(parent) && blocks.has(name)) || (parent === 'p' && notInParagraph.has(name));
  if (isMisplaced) return `<${name}> stands in <${parent}>, which holds text only: close that first.`;
  if (name === 'a' && around.includes('a')) return 'A link stands in a link: close that first.';
  if (name === 'b' && parent === 'b') return '<b> stands in <b>: close that first.';
  return undefined;
}

/** True for elements that hold others only, and no text. */
export function holdsNoText(element: string): boolean {
  return Object.hasOwn(children, element);
}
