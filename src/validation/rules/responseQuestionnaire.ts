import { matchesOf } from '../questionnaire/matchesOf.ts';
import type { Rule } from '../rule.ts';

/** The questionnaire of a response. Where it is not here, nothing else about the answers can be said. */
export const responseQuestionnaire: Rule = {
  code: 'response-questionnaire',
  group: 'responses',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/questionnaireresponse-definitions.html#QuestionnaireResponse.questionnaire',
  wants: 'A response names its questionnaire, which is among what is validated.',
  why: 'Without the questions nobody can check the answers, or read what they mean.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pian',
    },
    mended: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
    },
    beside: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/pain',
        status: 'draft',
        item: [{ linkId: 'score', type: 'integer' }],
      },
    ],
  },
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
