import { SaxesParser, type SaxesTagNS } from 'saxes';

const namespace = 'http://www.w3.org/1999/xhtml';

/** HTML 4.0 chapters 7 to 11 and 15 without what HTML 4.0 itself deprecates, `a` and `img`. */
const elements = new Set(
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

/**
 * What is wrong with the XHTML of a narrative, in words; nothing when it is sound.
 * @see https://hl7.org/fhir/R4/narrative.html#xhtml
 */
export function checkXhtml(xhtml: string): readonly string[] {
  const problems = new Set<string>();
  let hasContent = false;
  let depth = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => {
    throw new Malformed(message);
  });
  parser.on('doctype', () => problems.add('Found a DOCTYPE: narrative is a `div` only.'));
  parser.on('processinginstruction', ({ target }) =>
    problems.add(`Found the instruction <?${target}?>: remove it.`),
  );
  parser.on('text', (text) => {
    hasContent ||= text.trim() !== '';
  });
  parser.on('opentag', (tag) => {
    hasContent ||= tag.local === 'img';
    for (const problem of tagProblems(tag, depth === 0)) problems.add(problem);
    depth += 1;
  });
  try {
    parser.write(xhtml).close();
  } catch (error) {
    if (error instanceof Malformed) return [`The XHTML is not well-formed: ${inWords(error.message)}.`];
    throw error;
  }
  if (!hasContent) problems.add('The narrative says nothing: write some text, or leave it out.');
  return [...problems];
}

class Malformed extends Error {}

/** saxes writes `1:51: unexpected close tag.` */
function inWords(message: string): string {
  return message.replace(/^(\d+):(\d+): /, 'line $1, column $2, ').replace(/\.$/, '');
}

function* tagProblems(
  { name, local, uri, attributes: given }: SaxesTagNS,
  isRoot: boolean,
): Iterable<string> {
  if (isRoot && local !== 'div') yield `The narrative starts with <${name}>, expected <div>.`;
  if (uri !== namespace) {
    if (isRoot) yield `<${name}> is not in the XHTML namespace: write xmlns="${namespace}" on the div.`;
    else if (uri !== '') yield `<${name}> is not in the XHTML namespace: remove its own xmlns.`;
    return;
  }
  if (!elements.has(local)) {
    yield `<${name}> is not allowed in narrative: remove it.`;
    return;
  }
  for (const attribute of Object.values(given))
    yield* attributeProblems(local, attribute.name, attribute.value);
}

function* attributeProblems(element: string, name: string, value: string): Iterable<string> {
  if (/^on/i.test(name))
    yield `The event handler ${name} on <${element}> is not allowed: narrative does nothing.`;
  else if (!everywhere.includes(name) && !name.startsWith('xmlns:') && !attributes[element]?.includes(name)) {
    yield `The attribute ${name} is not allowed on <${element}>: remove it.`;
  } else if (/^(?:href|src|cite|longdesc)$/.test(name) && isScript(value)) {
    yield `The ${name} of <${element}> runs a script: narrative does nothing.`;
  } else if (name === 'style' && /(?:javascript|vbscript):|expression\s*\(/i.test(value)) {
    yield `The style of <${element}> runs a script: narrative does nothing.`;
  }
}

/** Browsers skip control characters and spaces in a scheme, so do we. */
function isScript(url: string): boolean {
  const plain = [...url].filter((character) => character > ' ').join('');
  return /^(?:javascript|vbscript|data:text\/html)/i.test(plain);
}
