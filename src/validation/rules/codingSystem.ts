import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** Systems of codings. */
export const codingSystem: Rule = {
  code: 'coding-system',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes-definitions.html#Coding.system',
  wants: 'The system of a coding is a code system: no value set, and no supplement to one.',
  why: 'Terminology servers do not know the code under that url: it is never found in a value set, and a condition on it never holds.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      type: { coding: [{ system: 'http://hl7.org/fhir/ValueSet/plan-definition-type', code: 'eca-rule' }] },
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      type: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }],
      },
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Coding')) {
      const system = isObject(typed.value) ? typed.value.system : undefined;
      const message = typeof system === 'string' ? problemOf(system, scope) : undefined;
      if (message) yield { message, fhirPath: `${fhirPathOf(typed)}.system` };
    }
  },
};

function problemOf(system: string, scope: Scope): string | undefined {
  const named = scope.catalog.byCanonical(system)?.resource;
  if (named?.resourceType === 'ValueSet' || isPublishedValueSet(system)) {
    return `${system} is a value set: name the code system that the code is of.`;
  }
  if (named?.resourceType === 'CodeSystem' && (named.content === 'supplement' || named.supplements)) {
    return `${system} only adds to ${named.supplements ?? 'another code system'}: name that one.`;
  }
  return undefined;
}

/** True for urls that HL7 gives to value sets alone. */
function isPublishedValueSet(url: string): boolean {
  return /^http:\/\/(?:hl7\.org\/fhir|terminology\.hl7\.org)\/ValueSet\//.test(url);
}
