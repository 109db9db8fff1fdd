import { responseQuestionnaire } from '../../../src/validation/rules/responseQuestionnaire.ts';
import { answered } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

testRule(responseQuestionnaire, [
  {
    name: 'takes a questionnaire of the catalog, contained, and resources of other types',
    resources: [
      ...answered([], []),
      {
        resourceType: 'QuestionnaireResponse',
        questionnaire: '#q',
        contained: [{ resourceType: 'Questionnaire', id: 'q' }],
      },
      { resourceType: 'Patient' },
    ],
    findings: [],
  },
  {
    name: 'says which one is not here',
    resources: [{ resourceType: 'QuestionnaireResponse', questionnaire: 'http://x' }],
    findings: [
      `QuestionnaireResponse.questionnaire: The questionnaire http://x is not here, so the answers cannot be checked: validate it along.`,
    ],
  },
  {
    name: 'says that none is named',
    resources: [{ resourceType: 'QuestionnaireResponse' }],
    findings: [
      `information QuestionnaireResponse: The response names no questionnaire, so its answers cannot be checked.`,
    ],
  },
]);
