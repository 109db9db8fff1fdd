import type { Band, ScoreFact } from '../fact.ts';
import { and, never, not, or, type Predicate } from '../predicate.ts';
import type { Span } from '../span.ts';
import type { CodeTerms } from './codeTerms.ts';
import { codingsOf, quoted } from './codings.ts';
import { type Dates, mayBeWithin, within } from './days.ts';
import type { Reading } from './recordReading.ts';

const dates: Dates = {
  paths: ['(effective as dateTime)', '(effective as instant)', '(effective as Period).start'],
};
const quantity = '(value as Quantity)';
const final = "(status = 'final' or status = 'amended' or status = 'corrected')";

/**
 * The newest score in the span has a value in the band. A preliminary one, another unit, no number, a comparator or a date
 * that only may be in the span is a reason to ask; where a score of such a date is not in the band, it may be the newest, and no
 * other is definite.
 */
export function scoreFact(
  fact: ScoreFact,
  reading: Reading,
  since: Span | undefined,
  terms: CodeTerms,
): Predicate {
  const coded = inScores(fact, terms);
  if (!coded) return never;
  const spans = [fact.within, ...(since ? [since] : [])];
  const definitely = spans.map((span) => within(dates, span)).join(' and ');
  const maybe = spans.map((span) => mayBeWithin(dates, span)).join(' and ');
  const doubtful = `((${definitely}) ~ true).not()`;
  if (reading === 'definite')
    return and(
      some(`%observations.where(${final} and ${coded} and ${definitely}).take(1).where(${inBand(fact)})`),
      not(
        some(
          `%observations.where(${final} and ${coded} and ${maybe} and ${doubtful} and ((${inBand(fact)}) ~ true).not())`,
        ),
      ),
    );
  return or(
    some(`%observations.where(status = 'preliminary' and ${coded} and ${maybe})`),
    some(
      `%observations.where(${final} and ${coded} and ${maybe}).take(1).where(${mayBeInBand(fact)} or ${doubtful})`,
    ),
  );
}

function some(records: string): Predicate {
  return { kind: 'leaf', text: `${records}.exists()`, negated: `${records}.empty()` };
}

/** A code of the list, or one of those of it that are named. */
function inScores({ codes, only }: ScoreFact, { codeSet, valueSet }: CodeTerms): string | undefined {
  const set = codeSet(codes);
  if (!only && valueSet) return `code.memberOf('${quoted(valueSet(codes, 'counted'))}')`;
  const named = (system: string, code: string) =>
    only?.some((one) => one.system === system && one.code === code) ?? true;
  const codings = codingsOf(
    only ? { ...set, families: [], codes: set.codes.filter(({ system, code }) => named(system, code)) } : set,
    ['definite', 'possible', 'unclassed'],
  );
  return codings && `code.coding.where(${codings}).exists()`;
}

/** UCUM's system, or none, and the unit asked for. */
function inUnit(unit: string): string {
  return `((${quantity}.system != 'http://unitsofmeasure.org') ~ true).not() and ${quantity}.code = '${quoted(unit)}' and ${quantity}.comparator.hasValue().not()`;
}

function inBand({ band, unit }: ScoreFact): string {
  return [inUnit(unit), ...bounds(band, '>=', '<')].join(' and ');
}

/** Not for certain a number in the unit outside of the band. */
function mayBeInBand({ band, unit }: ScoreFact): string {
  const out = bounds(band, '<', '>=').join(' or ');
  return out ? `((${inUnit(unit)} and (${out})) ~ true).not()` : 'true';
}

function bounds({ from, below }: Band, atFrom: string, atBelow: string): string[] {
  const value = `${quantity}.value`;
  return [
    ...(from === undefined ? [] : [`${value} ${atFrom} ${from}`]),
    ...(below === undefined ? [] : [`${value} ${atBelow} ${below}`]),
  ];
}
