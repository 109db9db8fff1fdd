import type { CodeableConcept, Coding } from 'fhir/r4.js';
import { loadDefinitions } from '../../definitions/definitions.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

/** Required bindings of codings and concepts. Which plain code it is, is the structure gate's. */
export const requiredBinding: Rule = {
  code: 'required-binding',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/terminologies.html#required',
  wants:
    'A coding or concept with a required binding has a code of the value set. Where a plain code stands, there is one, and no extension in its place.',
  why: 'These codes drive software (is it active, is it final?): a text alone, or another code, is not understood.',
  example: {
    faulty: {
      resourceType: 'Condition',
      clinicalStatus: { text: 'active' },
      subject: { reference: 'Patient/1' },
    },
    mended: {
      resourceType: 'Condition',
      clinicalStatus: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
      },
      subject: { reference: 'Patient/1' },
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Element')) {
      const { property } = typed;
      if (property?.type?.code !== 'code' || property.element.binding?.strength !== 'required') continue;
      if (valueBeside(typed) !== undefined) continue;
      yield {
        message: `An extension stands for the code, but a code of ${property.element.binding.valueSet} is required here.`,
        fhirPath: fhirPathOf(typed),
      };
    }
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

/** The plain value whose `_` twin this is. */
function valueBeside({ property, parent, index }: TypedValue): unknown {
  const value = (parent?.value as Record<string, unknown> | undefined)?.[property?.element.name ?? ''];
  return (index === undefined ? value : (value as unknown[] | undefined)?.[index]) ?? undefined;
}

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
