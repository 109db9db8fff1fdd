import type { Finding, Rule } from '../rule.ts';
import { fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

/** Units of time of UCUM, with the prefixes that they take; what is composed of several is passed over. */
const time = /^(?:(?:[YZEPTGMkhdcmunpfazy]|da)?(?:s|a(?:_[tjg])?)|min|h|d|wk|mo(?:_[sjg])?)$/;
const simple = /^[A-Za-z_%[\]]+$/;

export const durationUnit: Rule = {
  code: 'duration-unit',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#Duration',
  wants: 'A duration is measured in a unit of time.',
  why: 'A server that adds it to a date fails, or takes the number for another unit.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [{ timingDuration: { value: 1, system: 'http://unitsofmeasure.org', code: 'mg' } }],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [{ timingDuration: { value: 1, system: 'http://unitsofmeasure.org', code: 'd' } }],
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Duration')) {
      yield* ofTime(typed.value, () => fhirPathOf(typed));
      const { value } = isObject(typed.value) ? typed.value : {};
      if (typeof value === 'number' && value < 0 && !typed.property?.element.name.startsWith('offset'))
        yield {
          severity: 'warning',
          message: `Found a duration of ${value}: nothing lasts less than no time.`,
          fhirPath: `${fhirPathOf(typed)}.value`,
        };
    }
    // an invariant of R4 says of ages only that they have some code
    for (const typed of scope.valuesOf(artifact, 'Age'))
      for (const finding of ofTime(typed.value, () => fhirPathOf(typed)))
        yield { ...finding, severity: 'warning' };
    for (const typed of scope.valuesOf(artifact, 'Range')) {
      if (!isObject(typed.value) || !isOfTime(typed)) continue;
      for (const side of ['low', 'high'])
        yield* ofTime(typed.value[side], () => `${fhirPathOf(typed)}.${side}`);
    }
  },
};

/** Ranges that are durations or ages: how long before another action, when in life, the bounds of a timing. */
function isOfTime({ property, parent }: TypedValue): boolean {
  const name = property?.element.name ?? '';
  if (/^(?:offset|timing|bounds|onset|abatement|occurrence|age|due)/.test(name)) return true;
  const code = (parent?.value as { code?: { code?: unknown } } | undefined)?.code;
  return parent?.type === 'UsageContext' && isObject(code) && code.code === 'age';
}

function* ofTime(quantity: unknown, pathOf: () => string): Iterable<Finding> {
  if (!isObject(quantity)) return;
  const { system, code, value } = quantity;
  if (value !== undefined && code === undefined)
    yield {
      severity: 'warning',
      message:
        'A duration has a code of UCUM: s, min, h, d, wk, mo or a. Words alone cannot be added to a date.',
      fhirPath: pathOf(),
    };
  if (system !== 'http://unitsofmeasure.org' || typeof code !== 'string') return;
  if (!simple.test(code) || time.test(code)) return;
  yield {
    message: `"${code}" is no unit of time: a duration is in s, min, h, d, wk, mo or a.`,
    fhirPath: `${pathOf()}.code`,
  };
}
