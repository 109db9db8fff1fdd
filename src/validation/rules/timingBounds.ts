import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

const bounded = ['count', 'duration', 'frequency', 'period'] as const;

/** What a timing repeats, between a least and a most. */
export const timingBounds: Rule = {
  code: 'timing-bounds',
  group: 'structure',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#Timing',
  wants: 'In a timing the most is no less than the least, and a unit stands beside its number.',
  why: 'Nobody knows how often or how long: an order made of it cannot be carried out.',
  example: {
    faulty: {
      resourceType: 'ActivityDefinition',
      status: 'draft',
      timingTiming: { repeat: { frequency: 3, frequencyMax: 2, period: 1, periodUnit: 'd' } },
    },
    mended: {
      resourceType: 'ActivityDefinition',
      status: 'draft',
      timingTiming: { repeat: { frequency: 2, frequencyMax: 3, period: 1, periodUnit: 'd' } },
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Timing')) {
      const repeat = isObject(typed.value) ? typed.value.repeat : undefined;
      if (!isObject(repeat)) continue;
      const path = () => `${fhirPathOf(typed)}.repeat`;
      for (const name of bounded) {
        const [least, most] = [repeat[name], repeat[`${name}Max`]];
        if (typeof least === 'number' && typeof most === 'number' && most < least)
          yield {
            message: `At least ${least} and at most ${most}: ${name}Max is below ${name}.`,
            fhirPath: `${path()}.${name}Max`,
          };
      }
      if (repeat.period === 0)
        yield { message: 'A period of 0 repeats without end at once.', fhirPath: `${path()}.period` };
      for (const name of ['duration', 'period'])
        if (
          repeat[`${name}Unit`] !== undefined &&
          repeat[name] === undefined &&
          repeat[`_${name}`] === undefined
        )
          yield {
            message: `${name}Unit is the unit of ${name}, which is not here.`,
            fhirPath: `${path()}.${name}Unit`,
          };
    }
  },
};
