import { matchesOf } from '../questionnaire/matchesOf.ts';
import type { Rule } from '../rule.ts';

/** A response names its questionnaire, which is here. Where it is not, nothing else about the answers can be said. */
export const responseQuestionnaire: Rule = {
  code: 'response-questionnaire',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/questionnaireresponse-definitions.html#QuestionnaireResponse.questionnaire',
  *check(artifact, scope) {
    for (const { resource, path, questionnaire } of matchesOf(artifact, scope)) {
      const named = resource.questionnaire;
      if (!named)
        yield {
          severity: 'information',
          message: 'The response names no questionnaire, so its answers cannot be checked.',
          fhirPath: path,
        };
      else if (!questionnaire)
        yield {
          message: `The questionnaire ${named} is not here, so the answers cannot be checked: validate it along.`,
          fhirPath: `${path}.questionnaire`,
        };
    }
  },
};
