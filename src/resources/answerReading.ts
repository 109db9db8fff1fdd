import type { Extension } from 'fhir/r4.js';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import { aYear } from '../logic/evidence.ts';
import { questionsOf } from '../logic/reads.ts';
import type { Span } from '../logic/span.ts';
import { urlOf } from './canonical.ts';

/** Id of the extension that says how an answer is read. */
export const answerReadingSlug = 'answer-reading';

/**
 * How the logic reads the answer to a question, for engines that supply `%yes` and `%no` themselves: how long it lasts, and whether yes
 * speaks against the criterion.
 * @param id of a criterion that asks, or of a row
 */
export function answerReading(guideline: Guideline, id: string): Extension {
  const inverted = guideline.criteria.find((one) => one.id === id)?.question?.inverted ?? false;
  return {
    url: urlOf(guideline, 'StructureDefinition', answerReadingSlug),
    extension: [
      { url: 'validFor', valueDuration: duration(validityOf(guideline, id)) },
      { url: 'inverted', valueBoolean: inverted },
    ],
  };
}

const units = {
  day: { unit: 'days', code: 'd' },
  month: { unit: 'months', code: 'mo' },
  year: { unit: 'years', code: 'a' },
} as const;

function duration({ count, unit }: Span) {
  return {
    value: count,
    unit: units[unit].unit,
    system: 'http://unitsofmeasure.org',
    code: units[unit].code,
  };
}

/** Questions of rows last a year. */
function validityOf(guideline: Guideline, id: string): Span {
  const known = validities.get(guideline) ?? validitiesIn(guideline);
  validities.set(guideline, known);
  return known.get(id) ?? aYear;
}

const validities = new WeakMap<Guideline, ReadonlyMap<string, Span>>();

function validitiesIn({ criteria }: Guideline): ReadonlyMap<string, Span> {
  const find = (id: string) => criteria.find((each) => each.id === id)?.criterion as Criterion;
  const questions = criteria.flatMap(({ criterion }) => questionsOf(criterion, find));
  return new Map(questions.map(({ id, validFor }) => [id, validFor]));
}
