/**
 * Gives ids that are the same in every run: a wish, cut to what FHIR allows, with a number where it is taken. The reference engine puts
 * nothing before the number, and for its CarePlans gives an id twice (`shared`).
 */
export class UniqueIds {
  readonly #taken = new Set<string>();
  readonly #shared: boolean;
  readonly #separator: string;

  constructor({
    shared = false,
    separator = '-',
  }: { readonly shared?: boolean; readonly separator?: string } = {}) {
    this.#shared = shared;
    this.#separator = separator;
  }

  next(...parts: readonly (string | undefined)[]): string {
    const wished = parts.filter((part) => part !== undefined && part !== '').join('-') || 'unnamed';
    for (let number = 1; ; number++) {
      const id = fitted(wished, number === 1 ? '' : `${this.#separator}${number}`);
      if (this.#taken.has(id) && !this.#shared) continue;
      this.#taken.add(id);
      return id;
    }
  }
}

/** At most 64 letters, digits, `-` and `.`: https://hl7.org/fhir/R4/datatypes.html#id */
function fitted(wished: string, number: string): string {
  return `${wished.replace(/[^A-Za-z0-9.-]/g, '-').slice(0, 64 - number.length)}${number}`;
}
