/** A name as CQL writes it: `"Low back pain: met"`. https://cql.hl7.org/19-l-cqlsyntaxdiagrams.html#QUOTEDIDENTIFIER */
export function quotedName(name: string): string {
  return `"${name.replace(/[\\"]/g, '\\$&')}"`;
}

/** The name that a text consists of; undefined for any other text. */
export function unquotedName(text: string): string | undefined {
  return /^"((?:[^"\\]|\\.)*)"$/.exec(text)?.[1]?.replace(/\\(.)/g, '$1');
}

/** A string literal. */
export function quotedString(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
}

/** A list of string literals, in the order given. */
export function stringList(texts: readonly string[]): string {
  return `{ ${texts.map(quotedString).join(', ')} }`;
}

/** Text for a comment of one line. */
export function commentText(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
