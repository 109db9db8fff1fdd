import type { Artifact } from '../../artifact.ts';
import { listedCodes } from '../codes.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
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

export const unitCode: Rule = {
  code: 'unit-code',
  group: 'terminology',
  severity: 'error',
  spec: 'https://ucum.org/ucum',
  wants:
    'A code of UCUM is one: units that people write (mmHg, days) are spelled otherwise there (mm[Hg], d).',
  why: 'A unit that nobody knows makes a value that cannot be compared: a threshold is never met.',
  example: {
    faulty: unitful('mmHg'),
    mended: unitful('mm[Hg]'),
  },
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
    yield* inSets(artifact, scope);
  },
};

/** Units that value sets and maps list. */
function* inSets(artifact: Artifact, scope: Scope): Iterable<Finding> {
  for (const { system, code, path } of listedCodes(artifact, scope))
    if (system === 'http://unitsofmeasure.org' && !isUnit(code))
      yield { message: `"${code}" is no unit of UCUM: spell it as UCUM does.`, fhirPath: `${path()}.code` };
}

function unitful(code: string) {
  const valueQuantity = { value: 120, system: 'http://unitsofmeasure.org', code };
  return { resourceType: 'Observation', status: 'final', code: { text: 'Pressure' }, valueQuantity };
}
