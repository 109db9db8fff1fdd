import type { Place, Report } from '../diagnostic.ts';
import type { FoundWords } from './findWords.ts';

/** Collects words that stand on another line than the one a file names; one line inserted above is one finding. */
export class MovedWords {
  readonly #report: Report;
  #first: { readonly found: FoundWords; readonly authored: Place } | undefined;
  #count = 0;

  constructor(report: Report) {
    this.#report = report;
  }

  /** Notes words if they moved. */
  note(found: FoundWords | undefined, authored: Place): void {
    if (found?.movedFrom === undefined) return;
    this.#first ??= { found, authored };
    this.#count++;
  }

  /** Reports `words-moved`, once. */
  finish(): void {
    if (!this.#first) return;
    const { found, authored } = this.#first;
    const more = this.#count > 1 ? `; so it is with ${this.#count - 1} more of this file` : '';
    this.#report({
      code: 'words-moved',
      severity: 'warning',
      message: `"${found.text}" stands on line ${found.place.line} of the source, not on line ${found.movedFrom}${more}. Mend the line; "knart check --relock" does so when lines moved.`,
      place: authored,
    });
  }
}
