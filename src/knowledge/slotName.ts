/** The file of a slot as an adopter would name it, below the guideline's folder: `adopter/some-codes.csv`. */
export function slotName(file: string): string {
  return file.slice(file.lastIndexOf('adopter/'));
}
