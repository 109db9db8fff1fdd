/** Base64 of a text, or of an object as JSON. */
export function base64(value: string | object): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64');
}

/** The attachment of ELM with these statements. */
export function elm(id: string, version: string, ...def: object[]): object {
  return {
    contentType: 'application/elm+json',
    data: base64({ library: { identifier: { id, version }, statements: { def } } }),
  };
}

/** A logic library with this content. */
export function logicLibrary(content: object[], more: object = {}): object {
  return {
    resourceType: 'Library',
    url: 'http://x/Library/Logic',
    name: 'Logic',
    version: '1',
    content,
    ...more,
  };
}
