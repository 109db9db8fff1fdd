import { holdsNoText, xhtmlNesting } from './xhtmlNesting.ts';
import { isScript, isScriptStyle, mayHave, namespace, narrativeElements } from './xhtmlVocabulary.ts';

/** Characters and references in whose place a parser has to look: it may be all right. */
const odd = /&(?!(?:amp|lt|gt|quot|apos);)|[^\t\n\r\x20-\x7e\u00a0-\ud7ff]|\]\]/;
const tagForm = /^(?:\/([a-z][a-z0-9]*)|([a-z][a-z0-9]*)((?: (?:xml:lang|[a-z]+)="[^"<&\t\r\n]*")*) ?(\/?))$/;

/**
 * True for XHTML that is seen to be sound at a glance: one `div` of known elements with known attributes, and words. It is false for much
 * that is sound too; who wants to know reads it with a parser, which takes many times as long.
 */
export function isPlainXhtml(xhtml: string): boolean {
  const root = `<div xmlns="${namespace}"`;
  if (!xhtml.startsWith(root) || !xhtml.endsWith('</div>') || odd.test(xhtml)) return false;
  const open: string[] = [];
  let saysSomething = false;
  const parts = xhtml.replace(` xmlns="${namespace}"`, '').split('<');
  for (let at = 1; at < parts.length; at += 1) {
    const part = parts[at] as string;
    const end = part.indexOf('>');
    const tag = end < 0 ? undefined : tagOf(part.slice(0, end));
    if (!tag) return false;
    const { name, closes, isEmpty } = tag;
    if (closes) {
      if (open.pop() !== name) return false;
      if (open.length === 0) return saysSomething && at === parts.length - 1;
    } else {
      if (xhtmlNesting(name, open)) return false;
      saysSomething ||= name === 'img';
      if (!isEmpty) open.push(name);
      else if (open.length === 0) return false;
    }
    if (end === part.length - 1 || (saysSomething && !holdsNoText(open.at(-1) as string))) continue;
    if (part.slice(end + 1).trim() === '') continue;
    if (holdsNoText(open.at(-1) as string)) return false;
    saysSomething = true;
  }
  return false;
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly isEmpty: boolean;
}

/** Tags that were found sound, as they are written; narratives say the same again and again. */
const known = new Map<string, Tag>();

/** What stands between `<` and `>`, undefined where it is no known tag. */
function tagOf(written: string): Tag | undefined {
  const found = known.get(written) ?? readTag(written);
  // links differ, and few stand twice
  if (found && known.size < 300 && !written.includes('href')) known.set(written, found);
  return found;
}

function readTag(written: string): Tag | undefined {
  const [, closed, opened = '', attributes = '', empty] = tagForm.exec(written) ?? [];
  if (closed !== undefined) return { name: closed, closes: true, isEmpty: false };
  if (!narrativeElements.has(opened) || !areKnown(opened, attributes)) return undefined;
  return { name: opened, closes: false, isEmpty: empty === '/' };
}

function areKnown(element: string, attributes: string): boolean {
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
