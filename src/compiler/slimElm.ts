/** Lists that the compiler writes out when there is nothing in them, and readers take for empty when they are missing. */
const optional: ReadonlySet<string> = new Set([
  'annotation',
  'signature',
  'include',
  'codeFilter',
  'dateFilter',
  'otherFilter',
  'let',
  'relationship',
]);

/** ELM without its empty lists: a quarter less. */
export function slimElm(elm: string): string {
  return JSON.stringify(JSON.parse(elm), (name, value) =>
    optional.has(name) && Array.isArray(value) && value.length === 0 ? undefined : value,
  );
}
