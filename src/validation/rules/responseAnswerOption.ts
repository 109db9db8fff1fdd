import type { Coding, QuestionnaireItemAnswerOption } from 'fhir/r4.js';
import { type Choice, choiceOf } from '../choiceOf.ts';
import { extensionsOf } from '../extensionsOf.ts';
import { type Answer, answersOf } from '../questionnaire/answersOf.ts';
import { equalValues } from '../questionnaire/compareValues.ts';
import type { Finding, Rule } from '../rule.ts';
import { isObject } from '../typedValue.ts';

/** Answers against options. */
export const responseAnswerOption: Rule = {
  code: 'response-answer-option',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.answerOption',
  wants:
    'An answer is one of the options of its question; an open choice takes any text besides. An exclusive option stands alone.',
  why: 'A choice that was never offered has no meaning to what reads the form, and scores do not count it.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'side', answer: [{ valueString: 'up' }] }],
    },
    mended: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'side', answer: [{ valueString: 'left' }] }],
    },
    beside: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/pain',
        status: 'draft',
        item: [
          {
            linkId: 'side',
            type: 'choice',
            answerOption: [{ valueString: 'left' }, { valueString: 'right' }],
          },
        ],
      },
    ],
  },
  *check(artifact, scope) {
    for (const answer of answersOf(artifact, scope)) {
      if (answer.definition.answerOption) yield* ofAnswer(answer, answer.definition.answerOption);
    }
  },
};

function* ofAnswer(
  { definition: { type, linkId }, value, beside, path }: Answer,
  options: readonly QuestionnaireItemAnswerOption[],
): Iterable<Finding> {
  const chosen = options.find((option) => {
    const offered = choiceOf(option, 'value');
    return offered && equalValues(value, offered);
  });
  if (!chosen) {
    if (type === 'open-choice' && value.type === 'String') return;
    yield {
      message: `${shown(value)} is none of the options of "${linkId}".`,
      fhirPath: path,
    };
  } else if (beside.length > 1 && isExclusive(chosen))
    yield {
      message: `${shown(value)} is an exclusive option of "${linkId}": nothing else can be chosen beside it.`,
      fhirPath: path,
    };
}

function isExclusive(option: QuestionnaireItemAnswerOption): boolean {
  return extensionsOf(option, 'questionnaire-optionExclusive').some(({ valueBoolean }) => valueBoolean);
}

function shown({ type, value }: Choice): string {
  if (type === 'Coding') return `"${(value as Coding).code}"`;
  return isObject(value) ? `The ${type}` : `"${value}"`;
}
