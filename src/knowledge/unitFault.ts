/** What people write for a unit, and the UCUM code that records have for it. */
const meant: Readonly<Record<string, string>> = {
  '°c': 'Cel',
  celsius: 'Cel',
  cells: '{cells}',
  day: 'd',
  days: 'd',
  hour: 'h',
  hours: 'h',
  iu: '[iU]',
  kilogram: 'kg',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  minutes: 'min',
  mmhg: 'mm[Hg]',
  month: 'mo',
  months: 'mo',
  none: '1',
  number: '1',
  percent: '%',
  point: '{score}',
  points: '{score}',
  score: '{score}',
  seconds: 's',
  unit: '[U]',
  week: 'wk',
  weeks: 'wk',
  year: 'a',
  years: 'a',
};

/**
 * How to mend a unit that is no UCUM code, as far as that can be seen without the whole of UCUM; undefined where nothing is
 * seen. Values are compared by the code, so that one that is no code would never match.
 */
export function unitFault(unit: string): string | undefined {
  const code = meant[unit.toLowerCase()];
  if (code !== undefined) return `Write ${code}.`;
  if (/[^\x21-\x7E]/.test(unit))
    return 'UCUM codes have no blanks and only plain characters: mg/dL, %, 10*3/uL.';
  return undefined;
}
