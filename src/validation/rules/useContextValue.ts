import { choiceOf, choiceStep, typeName } from '../choiceOf.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

const system = 'http://terminology.hl7.org/CodeSystem/usage-context-type';
/** Kinds of context by the types that their definitions give the value. https://hl7.org/fhir/R4/codesystem-usage-context-type.html */
const types: Readonly<Record<string, readonly string[]>> = {
  gender: ['CodeableConcept'],
  age: ['CodeableConcept', 'Range', 'Quantity'],
  focus: ['CodeableConcept'],
  user: ['CodeableConcept', 'Reference'],
  workflow: ['CodeableConcept'],
  task: ['CodeableConcept'],
  venue: ['CodeableConcept', 'Reference'],
  species: ['CodeableConcept'],
  program: ['CodeableConcept', 'Reference'],
};

/** Values of contexts of use. */
export const useContextValue: Rule = {
  code: 'use-context-value',
  group: 'knowledge',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/codesystem-usage-context-type.html',
  wants:
    'The value of a context of use is of the type that its kind asks for: a gender is a concept, an age a range.',
  why: 'A registry that looks for plans for this context does not find it.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      useContext: [{ code: { system, code: 'gender' }, valueQuantity: { value: 1 } }],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      useContext: [{ code: { system, code: 'gender' }, valueCodeableConcept: { text: 'female' } }],
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'UsageContext')) {
      const { code } = isObject(typed.value) ? typed.value : {};
      if (!isObject(code) || code.system !== system) continue;
      const kind = String(code.code);
      const value = choiceOf(typed.value as object, 'value');
      const allowed = Object.hasOwn(types, kind) ? types[kind] : undefined;
      if (!value || !allowed || allowed.includes(value.type)) continue;
      yield {
        message: `The value of the context "${kind}" is ${allowed.map(typeName).join(' or ')}, found ${typeName(value.type)}.`,
        fhirPath: `${fhirPathOf(typed)}.${choiceStep('value', value)}`,
      };
    }
  },
};
