/**
 * Makes equal texts one text in a value that another thread sent: a message holds a copy for each place where a text stood. The value is
 * changed in place; it has no circles.
 */
export function shareTexts<T>(value: T): T {
  const known = new Map<string, string>();
  visit(value);
  return value;

  function visit(inner: unknown): void {
    if (typeof inner !== 'object' || inner === null || ArrayBuffer.isView(inner)) return;
    if (inner instanceof Set) return;
    const object = inner as Record<string, unknown>;
    for (const key of Object.keys(object)) {
      const own = object[key];
      if (typeof own === 'string') object[key] = shared(own);
      else visit(own);
    }
  }

  function shared(text: string): string {
    const found = known.get(text);
    if (found === undefined) known.set(text, text);
    return found ?? text;
  }
}
