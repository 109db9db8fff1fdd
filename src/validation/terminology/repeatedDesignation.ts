/** Which of the designations of a concept says just what one before it says; -1 where none does. */
export function repeatedDesignation(designations: readonly object[]): number {
  const texts = designations.map((each) => JSON.stringify(each));
  return texts.findIndex((text, index) => texts.indexOf(text) < index);
}
