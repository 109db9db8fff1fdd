import { holdsNoText, xhtmlNesting } from './xhtmlNesting.ts';
import { isScript, isScriptStyle, mayHave, namespace, narrativeElements } from './xhtmlVocabulary.ts';

const token =
  /<([a-z][a-z0-9]*)((?: (?:xml:lang|[a-z]+)="[^"<&\t\r\n]*")*) ?(\/?)>|<\/([a-z][a-z0-9]*)>|([\t\n\r -%'-;=-\\^-~\u00a0-\ud7ff]+|&(?:amp|lt|gt|quot|apos);|\](?!\]))/y;

/**
 * True for XHTML that is seen to be sound at a glance: one `div` of known elements with known attributes, and words. It is false for much
 * that is sound too; who wants to know reads it with a parser, which takes four times as long.
 */
export function isPlainXhtml(xhtml: string): boolean {
  const root = `<div xmlns="${namespace}"`;
  if (!xhtml.startsWith(root) || !xhtml.endsWith('</div>')) return false;
  const open: string[] = [];
  let saysSomething = false;
  token.lastIndex = 0;
  while (token.lastIndex < xhtml.length) {
    const found = token.exec(xhtml);
    if (!found) return false;
    const [, opened, attributes = '', empty, closed, words] = found;
    if (words !== undefined) {
      const parent = open.at(-1);
      if (parent === undefined || (holdsNoText(parent) && words.trim() !== '')) return false;
      saysSomething ||= words.trim() !== '';
    } else if (closed !== undefined) {
      if (open.pop() !== closed) return false;
      if (open.length === 0) return saysSomething && token.lastIndex === xhtml.length;
    } else if (opened !== undefined) {
      const own = open.length === 0 ? attributes.replace(` xmlns="${namespace}"`, '') : attributes;
      if (!narrativeElements.has(opened) || !areKnown(opened, own) || xhtmlNesting(opened, open))
        return false;
      saysSomething ||= opened === 'img';
      if (empty === '') open.push(opened);
      else if (open.length === 0) return false;
    }
  }
  return false;
}

function areKnown(element: string, attributes: string): boolean {
  if (attributes === '') return true;
  const names = new Set<string>();
  for (const [, name = '', value = ''] of attributes.matchAll(/ ([a-z:]+)="([^"]*)"/g)) {
    if (names.has(name) || name === 'xmlns' || name.startsWith('on') || !mayHave(element, name)) return false;
    if (isControlled(value) || isScript(value) || isScriptStyle(value)) return false;
    names.add(name);
  }
  return true;
}

/** True where a value has a character that XML may refuse. */
function isControlled(value: string): boolean {
  return /[^\x20-\x7e\u00a0-\ud7ff]/.test(value);
}
