import { codedValues, findCode, findSystem } from '../codes.ts';
import type { Rule } from '../rule.ts';

/**
 * A code of a system that is here whole (in the catalog or the R4 core) stands in it, whatever the strength of the binding.
 * Codes of other systems cannot be judged and are passed over.
 */
export const codeExists: Rule = {
  code: 'code-exists',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/codesystem.html',
  *check(artifact, scope) {
    for (const coded of codedValues(artifact, scope)) {
      const system = findSystem(coded, scope);
      if (!system || findCode(system, coded.code)) continue;
      yield {
        message: `The code "${coded.code}" is not in ${coded.system}: correct it, or add it to the code system.`,
        fhirPath: `${coded.path()}.code`,
      };
    }
  },
};
