/** The title of a code list within a sentence: “Title”. */
export function quotedTitle(title: string): string {
  return `“${title}”`;
}
