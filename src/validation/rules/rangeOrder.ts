import { compareQuantities } from '../questionnaire/compareQuantities.ts';
import type { Finding, Rule } from '../rule.ts';
import { fhirPathOf, isObject, shapeNameOf, type TypedValue } from '../typedValue.ts';

/** Elements that hold the two ends of something, besides Range and Period, which have invariants. */
const ends: Readonly<Record<string, readonly [string, string]>> = {
  'Observation.referenceRange': ['low', 'high'],
  'EffectEvidenceSynthesis.effectEstimate.precisionEstimate': ['from', 'to'],
  'RiskEvidenceSynthesis.riskEstimate.precisionEstimate': ['from', 'to'],
};

/** What such elements are called, of which few are met. */
const names = new Set(['referenceRange', 'precisionEstimate', 'effectEstimate', 'riskEstimate']);

/** Ends of ranges. */
export const rangeOrder: Rule = {
  code: 'range-order',
  group: 'structure',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#Range',
  wants: 'The ends of a range are of one kind of unit, the lower one first.',
  why: 'No value lies between them: nothing is ever normal, or in range.',
  example: {
    faulty: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'HbA1c' },
      referenceRange: [{ low: { value: 6 }, high: { value: 4 } }],
    },
    mended: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'HbA1c' },
      referenceRange: [{ low: { value: 4 }, high: { value: 6 } }],
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Range')) {
      const { low, high } = isObject(typed.value) ? typed.value : {};
      if (isObject(low) && isObject(high)) yield* ofUnits(low, high, typed);
    }
    for (const typed of scope.valuesOf(artifact, 'Ratio')) {
      const { denominator } = isObject(typed.value) ? typed.value : {};
      if (isObject(denominator) && denominator.value === 0)
        yield {
          message: 'The ratio is per 0: nothing can be divided by it.',
          fhirPath: `${fhirPathOf(typed)}.denominator`,
        };
    }
    for (const typed of scope.valuesOf(artifact, 'BackboneElement')) {
      if (!names.has(typed.property?.element.name ?? '')) continue;
      if (isOutside(typed))
        yield {
          message: 'The estimate lies outside of its own interval.',
          fhirPath: `${fhirPathOf(typed)}.value`,
        };
      const pair = ends[shapeNameOf(typed) ?? ''];
      if (!pair || !isObject(typed.value)) continue;
      const [from, to] = pair.map((name) => (typed.value as Record<string, unknown>)[name]);
      if (isAbove(from, to))
        yield { message: `${pair[0]} is above ${pair[1]}: exchange them.`, fhirPath: fhirPathOf(typed) };
    }
  },
};

const estimates = ['EffectEvidenceSynthesis.effectEstimate', 'RiskEvidenceSynthesis.riskEstimate'];

/** An estimate is one of the values that its interval takes for likely. */
function isOutside(typed: TypedValue): boolean {
  if (!estimates.includes(shapeNameOf(typed) ?? '') || !isObject(typed.value)) return false;
  const { value, precisionEstimate } = typed.value;
  if (typeof value !== 'number' || !Array.isArray(precisionEstimate)) return false;
  return precisionEstimate
    .filter(isObject)
    .some(
      ({ from, to }) =>
        typeof from === 'number' && typeof to === 'number' && from <= to && (value < from || value > to),
    );
}

function* ofUnits(
  low: Record<string, unknown>,
  high: Record<string, unknown>,
  typed: TypedValue,
): Iterable<Finding> {
  const ucum = 'http://unitsofmeasure.org';
  if (low.system !== ucum || high.system !== ucum || !low.code || !high.code) return;
  if (low.code === high.code || typeof low.value !== 'number' || typeof high.value !== 'number') return;
  if (compareQuantities(low, high) === undefined)
    yield {
      message: `The ends are in ${low.code} and ${high.code}, which cannot be compared.`,
      fhirPath: fhirPathOf(typed),
    };
}

function isAbove(from: unknown, to: unknown): boolean {
  if (typeof from === 'number' && typeof to === 'number') return from > to;
  if (!isObject(from) || !isObject(to)) return false;
  if (from.code === to.code && typeof from.value === 'number' && typeof to.value === 'number')
    return from.value > to.value;
  return (compareQuantities(from, to) ?? 0) > 0;
}
