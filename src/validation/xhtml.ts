import { SaxesParser, type SaxesTagNS } from 'saxes';
import { isPlainXhtml } from './plainXhtml.ts';
import { holdsNoText, xhtmlNesting } from './xhtmlNesting.ts';
import { isScript, isScriptStyle, mayHave, namespace, narrativeElements } from './xhtmlVocabulary.ts';

/**
 * What is wrong with the XHTML of a narrative, in words; nothing when it is sound.
 * @see https://hl7.org/fhir/R4/narrative.html#xhtml
 */
export function checkXhtml(xhtml: string): readonly string[] {
  return isPlainXhtml(xhtml) ? [] : parse(xhtml);
}

/** The same by a whole parser. */
export function parse(xhtml: string): readonly string[] {
  const problems = new Set<string>();
  let hasContent = false;
  const around: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => {
    throw new Malformed(message);
  });
  parser.on('doctype', () => problems.add('Found a DOCTYPE: narrative is a `div` only.'));
  parser.on('processinginstruction', ({ target }) =>
    problems.add(`Found the instruction <?${target}?>: remove it.`),
  );
  parser.on('text', (text) => {
    if (!/[^ \t\r\n]/.test(text)) return;
    hasContent = true;
    const parent = around.at(-1);
    if (parent !== undefined && holdsNoText(parent))
      problems.add(`<${parent}> holds text: put it in an element of its own.`);
  });
  parser.on('opentag', (tag) => {
    hasContent ||= tag.local === 'img';
    for (const problem of tagProblems(tag, around.length === 0)) problems.add(problem);
    const misplaced = xhtmlNesting(tag.local, around);
    if (misplaced) problems.add(misplaced);
    around.push(tag.local);
  });
  parser.on('closetag', () => void around.pop());
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
  if (!narrativeElements.has(local)) {
    yield `<${name}> is not allowed in narrative: remove it.`;
    return;
  }
  for (const attribute of Object.values(given))
    yield* attributeProblems(local, attribute.name, attribute.value);
}

function* attributeProblems(element: string, name: string, value: string): Iterable<string> {
  if (/^on/i.test(name))
    yield `The event handler ${name} on <${element}> is not allowed: narrative does nothing.`;
  else if (!mayHave(element, name) && !name.startsWith('xmlns:')) {
    yield `The attribute ${name} is not allowed on <${element}>: remove it.`;
  } else if (/^(?:href|src|cite|longdesc)$/.test(name) && isScript(value)) {
    yield `The ${name} of <${element}> runs a script: narrative does nothing.`;
  } else if (name === 'style' && isScriptStyle(value)) {
    yield `The style of <${element}> runs a script: narrative does nothing.`;
  } else if (name === 'style' && /(?:javascript|vbscript):|expression\s*\(/i.test(value)) {
    yield `The style of <${element}> runs a script: narrative does nothing.`;
  }
}
