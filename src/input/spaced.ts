/** The words of a cell; in an unlocked source tabs and repeated spaces between them are read as one space. */
export function spaced(text: string, source: { readonly locked: boolean }): string {
  return source.locked ? text : text.replace(/[ \t]+/g, ' ');
}
