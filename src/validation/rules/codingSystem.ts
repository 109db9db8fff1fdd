import { loadDefinitions, loadExtensions } from '../../definitions/definitions.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { knownSystem } from '../terminology/knownSystem.ts';
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
      const { system, code } = isObject(typed.value) ? typed.value : {};
      if (system === undefined && typeof code === 'string')
        yield {
          severity: 'warning',
          message: `Nothing says which code system "${code}" is of: name it in system.`,
          fhirPath: fhirPathOf(typed),
        };
      if (typeof system !== 'string') continue;
      const { display, extension } = typed.value as Record<string, unknown>;
      if (code === undefined && !('_code' in (typed.value as object)) && extension === undefined)
        yield {
          severity: display === undefined ? 'warning' : 'information',
          message: `Nothing says which code of ${system} is meant.`,
          fhirPath: fhirPathOf(typed),
        };
      const message = problemOf(system, scope);
      const finding = message ? { message } : doubtOf(system, scope);
      if (finding) yield { ...finding, fhirPath: `${fhirPathOf(typed)}.system` };
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

/** What is nearly the uri of a known system, or one of HL7 that HL7 has not published. */
function doubtOf(system: string, scope: Scope): Omit<Finding, 'fhirPath'> | undefined {
  const severity = 'warning';
  const right = knownSystem(system);
  if (right !== undefined && right !== system)
    return { severity, message: `${system} is not how the system is named: write ${right}.` };
  if (/\/ValueSet\/[^/]+$/.test(system))
    return {
      severity,
      message: `${system} is called like a value set: name the code system that the code is of.`,
    };
  const isOurs =
    /^http:\/\/(?:terminology\.hl7\.org\/CodeSystem\/|hl7\.org\/fhir\/uv\/(?:cpg|crmi)\/CodeSystem\/|hl7\.org\/fhir\/[a-z-]+$)/.test(
      system,
    );
  if (!isOurs || isHere(system, scope)) return undefined;
  return {
    severity,
    message: `${system} is no code system that R4 or its guides have: it is newer, or a slip.`,
  };
}

function isHere(system: string, scope: Scope): boolean {
  return (
    Object.hasOwn(loadDefinitions().codeSystems, system) ||
    Object.hasOwn(loadExtensions().codeSystems, system) ||
    scope.catalog.byCanonical(system) !== undefined
  );
}

/** True for urls that HL7 gives to value sets alone. */
function isPublishedValueSet(url: string): boolean {
  return /^http:\/\/(?:hl7\.org\/fhir|terminology\.hl7\.org)\/ValueSet\//.test(url);
}
