import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar, type YAMLMap } from 'yaml';

/**
 * A value to be set: the path of the map or list that holds it, its key or index, the new value, and for a map the key after
 * which a new one goes.
 */
export interface YamlEdit {
  readonly path: readonly (string | number)[];
  readonly key: string | number;
  readonly value: string | number;
  readonly after?: string;
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/**
 * Sets scalar values in a YAML text and leaves everything else, comments and layout included, as its author wrote it.
 * Values that are there already change nothing; a new key goes behind the one it is to follow.
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  const document = parseDocument(text);
  const splices = edits.flatMap((edit) => {
    const holder = edit.path.length === 0 ? document.contents : document.getIn(edit.path, true);
    if (isSeq(holder)) return replaced(holder.items[Number(edit.key)] as Node | undefined, edit);
    return isMap(holder) ? inMap(text, holder, edit) : [];
  });
  return splices
    .sort((a, b) => b.start - a.start)
    .reduce((edited, { start, end, put }) => edited.slice(0, start) + put + edited.slice(end), text);
}

function replaced(node: Node | null | undefined, { value }: YamlEdit): Splice[] {
  if (!node?.range || (node as Scalar).value === value) return [];
  return [{ start: node.range[0], end: node.range[1], put: scalar(value) }];
}

function inMap(text: string, map: YAMLMap, edit: YamlEdit): Splice[] {
  const { key, value, after } = edit;
  const pair = (name: string | number | undefined) =>
    map.items.find((item) => isScalar(item.key) && item.key.value === name);
  const present = pair(key)?.value as Node | null | undefined;
  if (present?.range) return replaced(present, edit);
  const anchor = pair(after);
  const end = (anchor?.value as Node | null | undefined)?.range?.[1];
  const keyStart = (anchor?.key as Node | undefined)?.range?.[0];
  if (end === undefined || keyStart === undefined) return [];
  if (map.flow) return [{ start: end, end, put: `, ${key}: ${scalar(value)}` }];
  const lineStart = text.lastIndexOf('\n', keyStart - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const at = text[end - 1] === '\n' ? end - 1 : lineEnd < 0 ? text.length : lineEnd;
  // A block of text ends with its line end. A comment behind the anchor stays on its line; a line end of Windows stays one.
  const carriage = text[at - 1] === '\r' ? '\r' : '';
  const cut = at - carriage.length;
  return [
    { start: cut, end: cut, put: `${carriage}\n${' '.repeat(keyStart - lineStart)}${key}: ${scalar(value)}` },
  ];
}

/** Quotes text that YAML would read as a number: a hash may consist of digits, or of digits around an e. */
function scalar(value: string | number): string {
  return typeof value === 'string' && /^[\d.eE+-]+$/.test(value) ? JSON.stringify(value) : String(value);
}
