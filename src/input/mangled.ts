const asDate =
  /^(?:\d{1,2}[-./ ][A-Za-z]{3}\.?(?:[-./ ]\d{2,4})?|[A-Za-z]{3}[-. ]\d{2}|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[T ][\d:.]+)?)$/;
const asPower = /^-?\d+(?:[.,]\d+)?E[+-]?\d+$/i;
const asNumber = /^-?\d+(?:[.,]\d+)?%?$/;
/** A month with a letter or a number: `Jan-A`. Codes may look so, ratings do not. */
const asMonth =
  /^(?:\w{1,4}[-./ ])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?:[-./ ]\w{1,4}){0,2}$/i;
const asFormula = /^[='#]/;

/** True for what spreadsheets make of codes such as 1-B, 2-1 or 1E2: dates, powers of ten, formulas and their errors. */
export function isMangled(text: string): boolean {
  return asDate.test(text) || asPower.test(text) || asFormula.test(text);
}

/** The hint for a rating that a spreadsheet may have changed; there a plain number or the name of a month is suspicious too. */
export function mangledHint(text: string): string {
  return isMangled(text) || asNumber.test(text) || asMonth.test(text)
    ? ' A spreadsheet seems to have changed it: format the column as text and type it again.'
    : '';
}
