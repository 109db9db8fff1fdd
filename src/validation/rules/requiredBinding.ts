import type { CodeableConcept, Coding } from 'fhir/r4.js';
import { loadDefinitions } from '../../definitions/definitions.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

/** A coding or concept with a required binding has a code of the value set (plain codes are the structure gate's). */
export const requiredBinding: Rule = {
  code: 'required-binding',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/terminologies.html#required',
  tolerant: true,
  *check(artifact, scope) {
    for (const type of ['CodeableConcept', 'Coding']) {
      for (const typed of scope.valuesOf(artifact, type)) {
        const valueSet = requiredValueSet(typed);
        if (!valueSet || codingsOf(typed).some((coding) => isIn(coding, valueSet))) continue;
        yield {
          message: `No coding is of ${valueSet}, which is required here.`,
          fhirPath: fhirPathOf(typed),
        };
      }
    }
  },
};

function requiredValueSet({ property, type }: TypedValue): string | undefined {
  const binding = property?.element.binding;
  if (binding?.strength !== 'required' || property?.type?.code !== type) return undefined;
  return loadDefinitions().valueSets[binding.valueSet] && binding.valueSet;
}

function codingsOf({ value, type }: TypedValue): readonly Coding[] {
  if (!isObject(value)) return [];
  if (type === 'Coding') return [value];
  const { coding } = value as CodeableConcept;
  return Array.isArray(coding) ? coding.filter(isObject) : [];
}

function isIn({ system, code }: Coding, valueSet: string): boolean {
  const { valueSets, codeSystems } = loadDefinitions();
  return (valueSets[valueSet] ?? []).some(
    (part) =>
      part.system === system &&
      code !== undefined &&
      (part.codes
        ? part.codes.includes(code)
        : Object.hasOwn(codeSystems[part.system]?.concepts ?? {}, code)),
  );
}
