import type { Band, ScoreFact } from '../fact.ts';
import { never, or, type Predicate } from '../predicate.ts';
import type { Span } from '../span.ts';
import type { CodeTerms } from './codeTerms.ts';
import { codingsOf, quoted } from './codings.ts';
import { type Dates, mayBeWithin, within } from './days.ts';
import type { Reading } from './recordReading.ts';

const dates: Dates = {
  paths: ['(effective as dateTime)', '(effective as instant)', '(effective as Period).start'],
};
const quantity = '(value as Quantity)';
const final = "status.matches('^(?:final|amended|corrected)$')";
/** The dates that can be of lower precision: what is not for certain outside of a span is in doubt by these or by having none. */
const imprecise: Dates = { paths: ['(effective as dateTime)', '(effective as Period).start'] };

/**
 * The newest score in the span has a value in the band. A preliminary one, another unit, no number, a comparator or a date
 * that only may be in the span is a reason to ask: it may be the newest, so no older one is definite.
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
  const certain = `(${spans.map((span) => within(imprecise, span)).join(' and ')} or (effective as instant).hasValue())`;
  const maybe = spans.map((span) => mayBeWithin(dates, span)).join(' and ');
  const newest = `%observations.where(${final} and ${coded} and ${maybe}).take(1)`;
  if (reading === 'definite') return some(`${newest}.where(${certain} and ${inBand(fact)})`);
  return or(
    some(`%observations.where(status = 'preliminary' and ${coded} and ${maybe})`),
    some(`${newest}.where(${mayBeInBand(fact)} or (${certain} ~ true).not())`),
  );
}

function some(records: string): Predicate {
  return { kind: 'leaf', text: `${records}.exists()`, negated: `${records}.empty()` };
}

/** A code of the list, or one of those of it that are named. */
function inScores({ codes, only }: ScoreFact, { codeSet, valueSet }: CodeTerms): string | undefined {
  const set = codeSet(codes);
  const codings = codingsOf(
    only
      ? {
          ...set,
          families: [],
          codes: set.codes.filter(({ system, code }) =>
            only.some((one) => one.system === system && one.code === code),
          ),
        }
      : set,
    ['definite', 'possible', 'unclassed'],
  );
  if (codings === undefined) return undefined;
  return only || !valueSet
    ? `code.coding.where(${codings}).exists()`
    : `code.memberOf('${quoted(valueSet(codes, 'counted'))}')`;
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
