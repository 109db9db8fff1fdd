const cells = ['td', 'th'];
const rows = ['tr'];
const groups = ['thead', 'tbody', 'tfoot'];

/** Elements that take these children only, and no text of their own. */
const takes: Readonly<Record<string, readonly string[]>> = {
  ul: ['li'],
  ol: ['li'],
  dl: ['dt', 'dd'],
  table: ['caption', 'colgroup', 'col', ...groups, ...rows],
  thead: rows,
  tbody: rows,
  tfoot: rows,
  tr: cells,
};

/** Elements that stand in these parents only. */
const standsIn: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  dt: ['dl'],
  dd: ['dl'],
  caption: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['table', ...groups],
  td: rows,
  th: rows,
};

/** Elements of running text, which hold no blocks. */
const inline = new Set(
  'p span a b em i strong small big tt dfn q var abbr acronym cite h1 h2 h3 h4 h5 h6 pre kbd sub sup code samp'.split(
    ' ',
  ),
);
const blocks = ['div', 'pre', 'table', 'ul', 'ol'];
const notInParagraph = [...blocks, 'p', 'blockquote'];
const notInItself = ['a', 'b'];

/** What is wrong with an element below another; undefined where nothing is. https://www.w3.org/TR/html401/sgml/dtd.html */
export function nestingProblem(parent: string, child: string): string | undefined {
  const children = takes[parent];
  if (children && !children.includes(child))
    return `<${parent}> takes ${inWords(children)} only, found <${child}>.`;
  const parents = standsIn[child];
  if (parents && !parents.includes(parent))
    return `<${child}> stands in ${inWords(parents)} only, not in <${parent}>.`;
  const unfit = parent === 'p' ? notInParagraph : inline.has(parent) ? blocks : [];
  if (unfit.includes(child)) return `<${parent}> holds text, no <${child}>.`;
  return parent === child && notInItself.includes(child)
    ? `<${child}> stands in no other <${child}>.`
    : undefined;
}

/** True for elements that have no text of their own, only children. */
export function isWithoutText(element: string): boolean {
  return Object.hasOwn(takes, element);
}

function inWords(names: readonly string[]): string {
  return names.map((name) => `<${name}>`).join(', ');
}
