import type { QuestionnaireItem } from 'fhir/r4.js';
import { type Choice, choiceOf, choiceStep, typeName } from '../choiceOf.ts';
import { extensionsOf } from '../extensionsOf.ts';
import { answerTypes } from '../questionnaire/answerTypes.ts';
import { compareValues, equalValues } from '../questionnaire/compareValues.ts';
import { itemsOf } from '../questionnaire/itemsOf.ts';
import type { Finding, Rule } from '../rule.ts';

/** Initial values, options and bounds of questions. */
export const questionnaireValues: Rule = {
  code: 'questionnaire-values',
  group: 'questionnaires',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.initial',
  wants:
    'Initial values, options and bounds of a question have its type, options differ, and bounds leave room for an answer.',
  why: 'A form shows a value that cannot be saved, or takes no answer at all.',
  example: {
    faulty: {
      resourceType: 'Questionnaire',
      url: 'http://example.org/fhir/Questionnaire/pain',
      status: 'draft',
      item: [{ linkId: 'score', type: 'integer', initial: [{ valueString: '5' }] }],
    },
    mended: {
      resourceType: 'Questionnaire',
      url: 'http://example.org/fhir/Questionnaire/pain',
      status: 'draft',
      item: [{ linkId: 'score', type: 'integer', initial: [{ valueInteger: 5 }] }],
    },
  },
  *check(artifact, scope) {
    for (const items of itemsOf(artifact, scope)) {
      for (const { item, path } of items) {
        yield* initials(item, path);
        yield* options(item, path);
        yield* bounds(item, path);
        yield* lengths(item, path);
      }
    }
  },
};

function* initials(
  { type, initial = [], repeats, linkId }: QuestionnaireItem,
  path: string,
): Iterable<Finding> {
  const allowed = answerTypes[type];
  for (const [index, each] of initial.entries()) {
    const value = choiceOf(each, 'value');
    if (!value || !allowed || allowed.includes(value.type)) continue;
    yield {
      message: `"${linkId}" asks for ${allowed.map(typeName).join(' or ')}, its initial value is ${typeName(value.type)}.`,
      fhirPath: `${path}.initial[${index}].${choiceStep('value', value)}`,
    };
  }
  if (initial.length > 1 && !repeats)
    yield {
      message: `"${linkId}" has ${initial.length} initial values and does not repeat: keep one.`,
      fhirPath: `${path}.initial`,
    };
}

function* options(
  { answerOption = [], linkId, repeats }: QuestionnaireItem,
  path: string,
): Iterable<Finding> {
  const seen: Choice[] = [];
  if (!repeats && answerOption.filter(({ initialSelected }) => initialSelected).length > 1)
    yield {
      severity: 'warning',
      message: `"${linkId}" does not repeat and has several options chosen at the start: choose one.`,
      fhirPath: `${path}.answerOption`,
    };
  for (const [index, option] of answerOption.entries()) {
    const value = choiceOf(option, 'value');
    if (!value) continue;
    if (seen.some((other) => equalValues(other, value)))
      yield {
        severity: 'warning',
        message: `"${linkId}" offers this option twice: keep one.`,
        fhirPath: `${path}.answerOption[${index}]`,
      };
    const [first] = seen;
    if (first && first.type !== value.type)
      yield {
        severity: 'warning',
        message: `"${linkId}" offers ${typeName(first.type)}, and here ${typeName(value.type)}: let the options be alike.`,
        fhirPath: `${path}.answerOption[${index}]`,
      };
    seen.push(value);
  }
}

function* lengths({ initial = [], maxLength, linkId }: QuestionnaireItem, path: string): Iterable<Finding> {
  for (const [index, { valueString = '' }] of initial.entries())
    if (maxLength !== undefined && valueString.length > maxLength)
      yield {
        severity: 'warning',
        message: `"${linkId}" takes ${maxLength} characters, its initial value has ${valueString.length}.`,
        fhirPath: `${path}.initial[${index}].value.ofType(string)`,
      };
}

function* bounds(item: QuestionnaireItem, path: string): Iterable<Finding> {
  for (const name of ['minValue', 'maxValue']) {
    const [extension] = extensionsOf(item, name);
    const value = extension && choiceOf(extension, 'value');
    const allowed = answerTypes[item.type];
    if (value && allowed && !allowed.includes(value.type) && item.type !== 'quantity')
      yield {
        severity: 'warning',
        message: `"${item.linkId}" asks for ${allowed.map(typeName).join(' or ')}, its ${name} is ${typeName(value.type)}.`,
        fhirPath: path,
      };
  }
  const [least, most] = ['minValue', 'maxValue'].map((name) => {
    const [extension] = extensionsOf(item, name);
    return extension && choiceOf(extension, 'value');
  });
  const order = least && most ? compareValues(least, most) : undefined;
  if (order !== undefined && order > 0)
    yield {
      severity: 'warning',
      message: `"${item.linkId}" takes at least ${least?.value} and at most ${most?.value}: no answer fits.`,
      fhirPath: path,
    };
}
