import { findCode, findSystem } from '../codes.ts';
import { claimedCodes } from '../plans/claimedCodes.ts';
import { placedExpressions } from '../plans/placedExpressions.ts';
import type { Rule } from '../rule.ts';
import { isLoincCode, isSnomedId } from '../terminology/checkDigit.ts';
import { knownSystem } from '../terminology/knownSystem.ts';

/** Codes and code systems that expressions ask for by name. */
export const expressionCodes: Rule = {
  code: 'expression-codes',
  group: 'knowledge',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/terminologies-systems.html',
  wants:
    'A code that an expression asks for is one of its system, and the system is written as records have it.',
  why: 'No record has it: the condition never holds, and nobody notices.',
  example: {
    faulty: plan('44054007'),
    mended: plan('44054006'),
  },
  *check(artifact, scope) {
    const { resource } = artifact;
    const { resourceType } = resource;
    if (!['PlanDefinition', 'ActivityDefinition', 'Measure', 'Questionnaire'].includes(resourceType)) return;
    for (const { text, path } of placedExpressions(resource, resourceType)) {
      for (const { system, code } of claimedCodes(text)) {
        const meant = knownSystem(system);
        if (meant !== undefined && meant !== system)
          yield {
            message: `${system} is not how the system is named: write ${meant}.`,
            fhirPath: `${path}.expression`,
          };
        if (code === undefined) continue;
        const coded = { system, code, path: () => path };
        const here = findSystem(coded, scope);
        const wrong =
          system === 'http://snomed.info/sct'
            ? !isSnomedId(code)
            : system === 'http://loinc.org'
              ? !isLoincCode(code)
              : here !== undefined && findCode(here, code) === undefined;
        if (wrong) yield { message: `"${code}" is no code of ${system}.`, fhirPath: `${path}.expression` };
      }
    }
  },
};

function plan(code: string) {
  const expression = `%conditions.where(code.coding.where(system = 'http://snomed.info/sct' and code = '${code}').exists()).exists()`;
  return {
    resourceType: 'PlanDefinition',
    status: 'draft',
    action: [
      {
        title: 'Treat',
        condition: [{ kind: 'applicability', expression: { language: 'text/fhirpath', expression } }],
      },
    ],
  };
}
