import { codedValues, findCode, findSystem } from '../codes.ts';
import type { Rule } from '../rule.ts';

/**
 * Codes of systems that are here whole, in the catalog or the R4 core, whatever the strength of the binding. Codes of
 * other systems cannot be judged and are passed over.
 */
export const codeExists: Rule = {
  code: 'code-exists',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/codesystem.html',
  wants: 'A code of a system that the package or the R4 core holds whole stands in that system.',
  why: 'A code that does not exist means nothing: no condition, map or search ever matches it.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      type: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'rule' }],
      },
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      type: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }],
      },
    },
  },
  *check(artifact, scope) {
    for (const coded of codedValues(artifact, scope)) {
      const system = findSystem(coded, scope);
      if (!system || findCode(system, coded.code)) continue;
      yield {
        // HL7's own example of a map falls back on such a code; the core has v2 and v3 as of 2018
        ...(/\/CodeSystem\/v[23]-/.test(coded.system) &&
          coded.path().endsWith('.unmapped') && { severity: 'warning' }),
        message: `The code "${coded.code}" is not in ${coded.system}: correct it, or add it to the code system.`,
        fhirPath: `${coded.path()}.code`,
      };
    }
  },
};
