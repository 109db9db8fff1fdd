import type { QuestionnaireItem } from 'fhir/r4.js';
import { typeName } from '../choiceOf.ts';
import { answersOf } from '../questionnaire/answersOf.ts';
import { answerTypes } from '../questionnaire/answerTypes.ts';
import type { Rule } from '../rule.ts';

/** Types of answers. */
export const responseAnswerType: Rule = {
  code: 'response-answer-type',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/valueset-item-type.html',
  wants: 'An answer has the type that its question asks for.',
  why: 'What computes with the answer (a score, a condition) finds no number there, and counts it as missing.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'score', answer: [{ valueString: '7' }] }],
    },
    mended: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'score', answer: [{ valueInteger: 7 }] }],
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
    for (const { definition, value, path } of answersOf(artifact, scope)) {
      const allowed = typesFor(definition);
      if (!allowed || allowed.includes(value.type)) continue;
      yield {
        message: `"${definition.linkId}" asks for ${allowed.map(typeName).join(' or ')}, found ${typeName(value.type)}.`,
        fhirPath: path,
      };
    }
  },
};

/** A choice is answered by a reference only where its options are references. */
function typesFor({ type, answerOption = [] }: QuestionnaireItem): readonly string[] | undefined {
  const allowed = answerTypes[type];
  const isChoice = type === 'choice' || type === 'open-choice';
  return isChoice && !answerOption.some(({ valueReference }) => valueReference)
    ? allowed?.filter((each) => each !== 'Reference')
    : allowed;
}
