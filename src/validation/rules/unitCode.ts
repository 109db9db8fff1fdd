import type { Rule } from '../rule.ts';
import { isUnit } from '../terminology/isUnit.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** The official validators look at quantities and codings; kinds of quantities have rules of their own, and get a warning. */
const types = {
  Quantity: 'error',
  Coding: 'error',
  Age: 'warning',
  Distance: 'warning',
  Duration: 'warning',
} as const;

/** A code of UCUM is one: units that people write (`mmHg`, `days`) are spelled otherwise there (`mm[Hg]`, `d`). */
export const unitCode: Rule = {
  code: 'unit-code',
  severity: 'error',
  spec: 'https://ucum.org/ucum',
  *check(artifact, scope) {
    for (const [type, severity] of Object.entries(types)) {
      for (const typed of scope.valuesOf(artifact, type)) {
        const { system, code } = isObject(typed.value) ? typed.value : {};
        if (system !== 'http://unitsofmeasure.org' || typeof code !== 'string' || isUnit(code)) continue;
        yield {
          message: `"${code}" is no unit of UCUM: spell it as UCUM does, or leave system and code out.`,
          fhirPath: `${fhirPathOf(typed)}.code`,
          severity,
        };
      }
    }
  },
};
