const asDate =
  /^(?:\d{1,2}[-./ ][A-Za-z]{3}\.?(?:[-./ ]\d{2,4})?|[A-Za-z]{3}[-. ]\d{2}|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[T ][\d:.]+)?)$/;
const asPower = /^-?\d+(?:[.,]\d+)?E[+-]?\d+$/i;
const asNumber = /^-?\d+(?:[.,]\d+)?%?$/;
const asFormula = /^[='#]/;

/** True for what spreadsheets make of codes such as 1-B, 2-1 or 1E2: dates, powers of ten, formulas and their errors. */
export function isMangled(text: string): boolean {
  return asDate.test(text) || asPower.test(text) || asFormula.test(text);
}

/** The hint for a rating that a spreadsheet may have changed; there a plain number is suspicious too. */
export function mangledHint(text: string): string {
  return isMangled(text) || asNumber.test(text)
    ? ' A spreadsheet seems to have changed it: format the column as text and type it again.'
    : '';
}
