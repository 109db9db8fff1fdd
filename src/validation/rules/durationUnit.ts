import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

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
      const { system, code } = isObject(typed.value) ? typed.value : {};
      if (system !== 'http://unitsofmeasure.org' || typeof code !== 'string') continue;
      if (!simple.test(code) || time.test(code)) continue;
      yield {
        message: `"${code}" is no unit of time: a duration is in s, min, h, d, wk, mo or a.`,
        fhirPath: `${fhirPathOf(typed)}.code`,
      };
    }
  },
};
