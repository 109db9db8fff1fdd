import type { Quantity, QuestionnaireItem } from 'fhir/r4.js';
import { extensionsOf } from '../extensionsOf.ts';
import { type Answer, answersOf } from '../questionnaire/answersOf.ts';
import type { Rule } from '../rule.ts';

/** Length and form of texts, decimal places of numbers. */
export const responseAnswerForm: Rule = {
  code: 'response-answer-form',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.maxLength',
  wants: 'A text has the length and form, a number the decimal places that its question allows.',
  why: 'What receives the answer cuts it off or refuses it.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'ward', answer: [{ valueString: 'Surgery' }] }],
    },
    mended: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'ward', answer: [{ valueString: 'SURG' }] }],
    },
    beside: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/pain',
        status: 'draft',
        item: [{ linkId: 'ward', type: 'string', maxLength: 4 }],
      },
    ],
  },
  *check(artifact, scope) {
    for (const answer of answersOf(artifact, scope)) {
      for (const problem of problemsOf(answer))
        yield { message: `The answer of "${answer.definition.linkId}" ${problem}.`, fhirPath: answer.path };
    }
  },
};

function problemsOf({ definition, value: { type, value } }: Answer): readonly string[] {
  if (typeof value === 'string' && (type === 'String' || type === 'Uri'))
    return textProblems(definition, value);
  const number = type === 'Quantity' ? (value as Quantity).value : value;
  const places = extensionsOf(definition, 'maxDecimalPlaces')[0]?.valueInteger;
  if (typeof number !== 'number' || places === undefined) return [];
  const found = decimalPlaces(number);
  return found > places ? [`has ${found} decimal places, at most ${places} are allowed`] : [];
}

function textProblems(definition: QuestionnaireItem, text: string): readonly string[] {
  const problems: string[] = [];
  const most = definition.maxLength;
  const least = extensionsOf(definition, 'minLength')[0]?.valueInteger;
  if (most !== undefined && text.length > most)
    problems.push(`is ${text.length} characters long, at most ${most} are allowed`);
  if (least !== undefined && text.length < least)
    problems.push(`is ${text.length} characters long, at least ${least} are expected`);
  for (const { valueString } of extensionsOf(definition, 'regex')) {
    const pattern = valueString === undefined ? undefined : compiled(valueString);
    if (pattern && !pattern.test(text)) problems.push(`does not have the form ${valueString}`);
  }
  return problems;
}

/** Undefined for what JavaScript does not read. */
function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return undefined;
  }
}

function decimalPlaces(number: number): number {
  const [, digits = '', exponent = '0'] = /^[^.e]*(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number)) ?? [];
  return Math.max(0, digits.length - Number(exponent));
}
