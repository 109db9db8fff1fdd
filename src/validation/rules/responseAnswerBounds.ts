import type { Extension, Quantity } from 'fhir/r4.js';
import { type Choice, choiceOf } from '../choiceOf.ts';
import { extensionsOf } from '../extensionsOf.ts';
import { type Answer, answersOf } from '../questionnaire/answersOf.ts';
import { compareValues } from '../questionnaire/compareValues.ts';
import type { Rule } from '../rule.ts';

const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';

const bounds = [
  { names: ['minValue', `${sdc}minQuantity`], sign: -1, word: 'at least' },
  { names: ['maxValue', `${sdc}maxQuantity`], sign: 1, word: 'at most' },
] as const;

/** Numbers, quantities, dates and times against bounds; units are converted by UCUM. */
export const responseAnswerBounds: Rule = {
  code: 'response-answer-bounds',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/extension-minvalue.html',
  wants: 'A number, quantity, date or time lies within the bounds that its question sets.',
  why: 'A score of 11 out of 10 is a slip of the pen, and leads to a wrong decision where it is believed.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'score', answer: [{ valueInteger: 11 }] }],
    },
    mended: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'score', answer: [{ valueInteger: 10 }] }],
    },
    beside: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/pain',
        status: 'draft',
        item: [
          {
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: 10 }],
            linkId: 'score',
            type: 'integer',
          },
        ],
      },
    ],
  },
  *check(artifact, scope) {
    for (const answer of answersOf(artifact, scope)) {
      for (const { names, sign, word } of bounds) {
        for (const extension of names.flatMap((name) => extensionsOf(answer.definition, name))) {
          const message = problemOf(answer, extension, sign, word);
          if (message) yield { message, fhirPath: answer.path };
        }
      }
    }
  },
};

function problemOf(
  { value, definition: { linkId } }: Answer,
  extension: Extension,
  sign: 1 | -1,
  word: string,
): string | undefined {
  const limit = choiceOf(extension, 'value');
  if (!limit) return undefined;
  const bound = value.type === 'Decimal' && limit.type === 'Integer' ? { ...limit, type: 'Decimal' } : limit;
  const order = compareValues(value, bound);
  if (order === undefined)
    return value.type === 'Quantity' && bound.type === 'Quantity'
      ? `${shown(value)} cannot be compared to the bound of "${linkId}", ${shown(bound)}: their coded units do not convert.`
      : undefined;
  return order * sign > 0 ? `"${linkId}" takes ${word} ${shown(bound)}, found ${shown(value)}.` : undefined;
}

function shown({ type, value }: Choice): string {
  if (type !== 'Quantity') return String(value);
  const { value: number, unit, code } = value as Quantity;
  return [number, code ?? unit].filter((part) => part !== undefined).join(' ');
}
