import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type {
  Fact,
  LastingFact,
  RecordFact,
  ScoreFact,
  SinceFact,
  SitesFact,
} from '../../../src/logic/fact.ts';
import type { Span } from '../../../src/logic/span.ts';
import { type Days, daysOf, earlier, yearsBetween } from './calendar.ts';
import type { Chart } from './chart.ts';
import { classIn, isReadable, isUnderstood, plain } from './codes.ts';
import { codingsOf, type Json, listOf, textOf } from './json.ts';
import { beginnings, codesOf, isGoingOn, quantityOf, standingOf, whenOf } from './records.ts';

/** How a fact is read, and what of the patient. */
export interface Look {
  readonly chart: Chart;
  readonly codeSet: (id: string) => CodeSet;
  readonly reading: 'definite' | 'counted';
  /** Only what was recorded or begun within this time. */
  readonly since?: Span;
}

/** Whether a fact holds in a reading, as the table of docs/logic.md has it. */
export function holds(fact: Fact, look: Look): boolean {
  const { chart, reading } = look;
  switch (fact.kind) {
    case 'record':
      return recordsOf(fact.type, chart).some((record) => recordHolds(record, fact, look));
    case 'score':
      return scoreHolds(fact, look);
    case 'sites':
      return sitesHold(fact, look);
    case 'lasting':
      return lastingHolds(fact, look);
    case 'since':
      return sinceHolds(fact, look);
    case 'age': {
      if (look.since) return false;
      const born = textOf(chart.patient, 'birthDate');
      if (born === undefined) return false;
      const { first, last } = daysOf(born);
      // The earlier the birth, the older; ages between are all reached.
      const ages = [yearsBetween(last, chart.today), yearsBetween(first, chart.today)] as const;
      const { from = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = fact.band;
      // A birth that is still to come gives no age for certain.
      if (reading === 'definite' && first > chart.today) return false;
      return reading === 'definite' ? ages[0] >= from && ages[1] < below : ages[1] >= from && ages[0] < below;
    }
    case 'sex':
      return !look.since && textOf(chart.patient, 'gender') === fact.gender;
    case 'deceased': {
      const died = textOf(chart.patient, 'deceasedDateTime');
      const dated = died !== undefined && (reading === 'counted' || daysOf(died).first <= chart.today);
      return !look.since && (chart.patient?.deceasedBoolean === true || dated);
    }
  }
}

/** Whether the absence of a fact can be read: its list was read in full, and what it holds is understood. */
export function isReadInFull(fact: Fact, chart: Chart, codeSet: (id: string) => CodeSet): boolean {
  switch (fact.kind) {
    case 'record':
      return chart.complete.has(fact.type) && recordsUnderstood(fact, chart, codeSet);
    case 'sites':
      return chart.complete.has('Condition') && conditionsUnderstood(chart);
    case 'score':
      return chart.complete.has('Observation');
    case 'lasting':
      return chart.complete.has('Procedure');
    case 'since':
      return (
        chart.complete.has('Procedure') && chart.complete.has('Condition') && conditionsUnderstood(chart)
      );
    case 'age':
      return 'birthDate' in (chart.patient ?? {});
    case 'sex':
      return !['unknown', undefined].includes(textOf(chart.patient, 'gender'));
    case 'deceased':
      return ['deceasedBoolean', 'deceasedDateTime'].some((name) => name in (chart.patient ?? {}));
  }
}

/** Of a type other than Condition every counted record must have a code in a system of the list. */
function recordsUnderstood(
  { type, codes }: RecordFact,
  chart: Chart,
  codeSet: (id: string) => CodeSet,
): boolean {
  if (type === 'Condition') return conditionsUnderstood(chart);
  if (codes === undefined || type === 'DraftOrder') return true;
  const set = codeSet(codes);
  const systems = [...set.codes, ...set.families].map(({ system }) => system);
  if (systems.length === 0) return true;
  return recordsOf(type, chart)
    .filter((record) => standingOf(record, type, chart.today) !== 'never')
    .every((record) =>
      codesOf(record, type).some((code) => systems.includes(code.system) && isReadable(code)),
    );
}

function conditionsUnderstood(chart: Chart): boolean {
  return recordsOf('Condition', chart)
    .filter((record) => standingOf(record, 'Condition', chart.today) !== 'never')
    .every((record) => codesOf(record, 'Condition').some(isUnderstood));
}

function recordsOf(type: RecordFact['type'] | 'Observation', chart: Chart): readonly Json[] {
  if (type === 'DraftOrder') return chart.draftOrders;
  return chart.records.filter(({ resourceType }) => resourceType === type);
}

function recordHolds(record: Json, fact: RecordFact, { chart, codeSet, reading, since }: Look): boolean {
  const standing = standingOf(record, fact.type, chart.today);
  if (standing === 'never' || (reading === 'definite' && standing !== 'definite')) return false;
  if (fact.codes !== undefined) {
    const set = codeSet(fact.codes);
    const classes = codesOf(record, fact.type).map((code) => classIn(set, code));
    if (!classes.includes('definite') && !(reading === 'counted' && classes.includes('possible')))
      return false;
  }
  if (fact.route !== undefined && !isGivenBy(record, fact, codeSet(fact.route), reading)) return false;
  // An order that is being placed is of today.
  if (fact.type === 'DraftOrder') return fact.when?.kind !== 'earlier';
  if (since && !isBegunWithin(record, since, chart, reading)) return false;
  return fact.when === undefined || isInTime(record, fact.when, chart, reading);
}

/** Without any coded route nothing is known of it: a reason to ask where the drug is the one. */
function isGivenBy(record: Json, { codes }: RecordFact, routes: CodeSet, reading: Look['reading']): boolean {
  const given = listOf(record.dosageInstruction)
    .flatMap(({ route }) => codingsOf(route))
    .filter(({ code }) => code !== '');
  if (given.length === 0) return reading === 'counted' && codes !== undefined;
  const classes = given.map((code) => classIn(routes, code));
  return classes.includes('definite') || (reading === 'counted' && classes.includes('possible'));
}

function isInTime(
  record: Json,
  { kind, span }: NonNullable<RecordFact['when']>,
  chart: Chart,
  reading: Look['reading'],
): boolean {
  const date = whenOf(record);
  const edge = earlier(chart.today, span);
  switch (kind) {
    case 'within':
      return lies(date, { first: edge, last: chart.today }, reading);
    case 'earlier':
      return lies(date, { first: Number.NEGATIVE_INFINITY, last: edge }, reading);
    case 'acute':
      if (reading === 'counted' || isGoingOn(record)) return true;
      return isBegunWithin(record, span, chart, reading);
  }
}

function isBegunWithin(record: Json, span: Span, chart: Chart, reading: Look['reading']): boolean {
  const time = { first: earlier(chart.today, span), last: chart.today };
  const dates = beginnings(record);
  return dates.length === 0
    ? lies(undefined, time, reading)
    : dates.some((date) => lies(date, time, reading));
}

/** For certain inside; or, to be counted, not for certain outside. */
function lies(date: Days | undefined, time: Days, reading: Look['reading']): boolean {
  if (!date) return reading === 'counted';
  return reading === 'definite'
    ? date.first >= time.first && date.last <= time.last
    : date.last >= time.first && date.first <= time.last;
}

function scoreHolds(fact: ScoreFact, { chart, codeSet, reading, since }: Look): boolean {
  const set = codeSet(fact.codes);
  const spans = [fact.within, ...(since ? [since] : [])];
  const time = {
    first: Math.max(...spans.map((span) => earlier(chart.today, span))),
    last: chart.today,
  };
  const scores = recordsOf('Observation', chart).filter((record) =>
    codingsOf(record.code).some((coding) => {
      const named = fact.only?.some((each) => each.system === coding.system && plain(each) === plain(coding));
      const kind = classIn(set, coding);
      return kind !== undefined && kind !== 'never' && (named ?? true);
    }),
  );
  const final = scores.filter(({ status }) => ['final', 'amended', 'corrected'].includes(String(status)));
  const isIn = (as: Look['reading']) => (record: Json) => lies(whenOf(record), time, as);
  const inBand = (record: Json) => {
    const { from = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = fact.band;
    const quantity = quantityOf(record);
    // Undefined: not a number in this unit.
    return quantity?.unit === fact.unit ? quantity.value >= from && quantity.value < below : undefined;
  };
  const maybe = final.find(isIn('counted'));
  if (reading === 'definite') return maybe !== undefined && inBand(maybe) === true && isIn('definite')(maybe);
  return (
    scores.some((record) => record.status === 'preliminary' && isIn('counted')(record)) ||
    (maybe !== undefined && (inBand(maybe) !== false || !isIn('definite')(maybe)))
  );
}

function sitesHold(fact: SitesFact, look: Look): boolean {
  const { codes, count, sites } = fact;
  const listed: RecordFact = { kind: 'record', type: 'Condition', codes };
  if (look.reading === 'counted') return holds(listed, look);
  const set = look.codeSet(codes);
  const shown = recordsOf('Condition', look.chart)
    .filter((record) => recordHolds(record, listed, look))
    .flatMap((record) => codesOf(record, 'Condition'))
    .filter((code) => classIn(set, code) === 'definite');
  return (
    sites.filter((site) =>
      shown.some(
        (coding) =>
          site.codes.some((each) => each.system === coding.system && plain(each) === plain(coding)) ||
          (coding.system === 'http://hl7.org/fhir/sid/icd-10-cm' &&
            site.roots.some((root) => plain(coding).startsWith(plain({ ...coding, code: root })))),
      ),
    ).length >= count
  );
}

function lastingHolds({ codes, unless }: LastingFact, look: Look): boolean {
  const done: RecordFact = { kind: 'record', type: 'Procedure', codes };
  if (look.reading === 'counted' || !holds(done, look)) return holds(done, look);
  const procedures = recordsOf('Procedure', look.chart);
  const newest = procedures.find((record) => recordHolds(record, done, look)) as Json;
  const last = whenOf(newest);
  return procedures
    .filter((record) => recordHolds(record, { ...done, codes: unless }, { ...look, reading: 'counted' }))
    .map(whenOf)
    .every((date) => date !== undefined && last !== undefined && date.last < last.first);
}

function sinceHolds({ codes, procedure, otherwise }: SinceFact, look: Look): boolean {
  const { chart, reading } = look;
  const done: RecordFact = { kind: 'record', type: 'Procedure', codes: procedure };
  const newest = recordsOf('Procedure', chart)
    .filter((record) => recordHolds(record, done, { chart, codeSet: look.codeSet, reading: 'counted' }))
    .map(whenOf)
    .find((date) => date !== undefined);
  const first = newest ? newest.first : earlier(chart.today, otherwise);
  // Of a month or a year nobody knows which day to begin with.
  if (newest && newest.first !== newest.last && reading === 'definite') return false;
  const start = newest && newest.first !== newest.last ? Number.NEGATIVE_INFINITY : first;
  return recordsOf('Condition', chart).some(
    (record) =>
      recordHolds(record, { kind: 'record', type: 'Condition', codes }, look) &&
      lies(whenOf(record), { first: start, last: chart.today }, reading),
  );
}
