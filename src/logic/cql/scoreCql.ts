import type { CodeSet } from '../codeSet.ts';
import type { Band, ScoreFact } from '../fact.ts';
import type { Span } from '../span.ts';
import { codeFunction } from './codes.ts';
import { quotedString, stringList } from './cqlText.ts';
import { dayOf, daysOfChoice, firstDay, future, mayBeWithin, sortKey, within } from './days.ts';
import type { Definitions } from './definitions.ts';
import { newestFirst } from './newestFirst.ts';

const final = stringList(['final', 'amended', 'corrected']);
const effective = daysOfChoice('O.effective');
const instant = dayOf('(O.effective as FHIR.instant)');
const day = firstDay([effective[0] as string, instant, effective[1] as string]);
/** What may date an Observation, to the second. */
export const observationTimes = [
  '(O.effective as FHIR.dateTime)',
  '(O.effective as FHIR.instant)',
  '(O.effective as FHIR.Period)."start"',
  'O.issued',
];

/** Observations that are not of the future. */
export function presentObservations(definitions: Definitions): string {
  return definitions.define(
    'Observation records: all',
    `[Observation] O\n    where not ${future(definitions, observationTimes.map(dayOf))}`,
    'All but those of the future',
  );
}

/**
 * That the newest score is in the band. Definite: the newest final one that may be within the span is so for
 * certain. Counted: of those not for
 * certain outside, a preliminary one, or the newest final one unless it is for certain within and for certain out of the band.
 */
export function scoreCql(
  definitions: Definitions,
  fact: ScoreFact,
  name: string,
  reading: 'definite' | 'counted',
  since: Span | undefined,
  set: { readonly codes: CodeSet; readonly title: string },
): string | undefined {
  const scores = scoresOf(definitions, fact, set);
  if (scores === undefined) return undefined;
  const spans = [fact.within, ...(since ? [since] : [])];
  const candidate = spans.map((span) => mayBeWithin(definitions, day, span)).join(' and ');
  const certain = spans.map((span) => within(definitions, day, span)).join(' and ');
  const recent = since ? ` new within ${since.count} ${since.unit}s` : '';
  const last = newest(definitions, name, scores, candidate, `perhaps within${recent}`);
  if (reading === 'definite')
    return `exists (${last} O where ${certain} and ${measured(fact)} and ${inBand(fact.band)})`;
  const preliminary = `exists (${scores} O where O.status.value = 'preliminary' and ${candidate})`;
  const doubtful = `exists (${last} O where not (${measured(fact)} and ${certain}) or ${inBand(fact.band)})`;
  return `${preliminary}\n    or ${doubtful}`;
}

function scoresOf(
  definitions: Definitions,
  { only }: ScoreFact,
  { codes, title }: { readonly codes: CodeSet; readonly title: string },
): string | undefined {
  const named = (code: { system: string; code: string }) =>
    only === undefined ||
    only.some(({ system, code: wanted }) => system === code.system && wanted === code.code);
  const set: CodeSet = {
    ...codes,
    codes: codes.codes.filter(named),
    families: only === undefined ? codes.families : [],
  };
  const test = codeFunction(definitions, set, title, ['definite', 'possible', 'unclassed']);
  if (test === undefined) return undefined;
  return definitions.define(
    `Scores ${title}`,
    `${presentObservations(definitions)} O\n    where ${test}(O.code)`,
  );
}

/** A define that holds the newest final score, as a list of one or none. */
function newest(
  definitions: Definitions,
  name: string,
  scores: string,
  candidate: string,
  which: string,
): string {
  const at = sortKey(
    definitions,
    observationTimes.map((time) => `${time}.value`),
  );
  const all = newestFirst(
    `${scores} O\n    where O.status.value in ${final} and ${candidate}\n    return all Tuple { observation: O, at: ${at}, id: O.id.value }`,
  );
  return definitions.define(`${name}: newest ${which}`, `Take((${all} T return all T.observation), 1)`);
}

/** The value is a number in the unit asked, and exact. */
function measured({ unit }: ScoreFact): string {
  const quantity = '(O.value as FHIR.Quantity)';
  return (
    `(${quantity}.value.value is not null and ${quantity}.comparator is null and Coalesce(${quantity}.code.value, '') = ${quotedString(unit)}` +
    ` and Coalesce(${quantity}.system.value, 'http://unitsofmeasure.org') = 'http://unitsofmeasure.org')`
  );
}

function inBand({ from, below }: Band): string {
  const value = '(O.value as FHIR.Quantity).value.value';
  const ends = [
    ...(from === undefined ? [] : [`${value} >= ${from}`]),
    ...(below === undefined ? [] : [`${value} < ${below}`]),
  ];
  return ends.length === 0 ? 'true' : `(${ends.join(' and ')})`;
}
