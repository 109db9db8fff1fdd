import type { QuestionnaireItem } from 'fhir/r4.js';
import { choiceOf } from '../choiceOf.ts';
import { extensionsOf } from '../extensionsOf.ts';
import { itemsOf } from '../questionnaire/itemsOf.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import { isObject } from '../typedValue.ts';

const numbers = ['decimal', 'integer', 'quantity'];
const texts = ['string', 'text', 'url', 'open-choice'];
const choices = ['choice', 'open-choice'];

/** Extensions by the types of question that they say something of. https://hl7.org/fhir/R4/questionnaire-profiles.html */
const suited: Readonly<Record<string, readonly string[]>> = {
  'questionnaire-unit': numbers,
  'questionnaire-unitOption': ['quantity'],
  'questionnaire-unitValueSet': ['quantity'],
  'questionnaire-choiceOrientation': [...choices, 'boolean', 'reference'],
  'questionnaire-referenceResource': ['reference', ...choices],
  'questionnaire-referenceProfile': ['reference', ...choices],
  'questionnaire-referenceFilter': ['reference', ...choices],
  'questionnaire-sliderStepValue': [...numbers, 'date', 'dateTime', 'time'],
  maxDecimalPlaces: numbers,
  minLength: texts,
  mimeType: ['attachment'],
  maxSize: ['attachment'],
};

/** What the extensions of items say. */
export const questionnaireExtensions: Rule = {
  code: 'questionnaire-extensions',
  group: 'questionnaires',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/questionnaire-profiles.html',
  wants: 'An extension of an item suits its type, and leaves room for an answer.',
  why: 'Forms pass over what does not suit the question, or take no answer at all.',
  example: {
    faulty: form([{ url: 'http://hl7.org/fhir/StructureDefinition/minLength', valueInteger: 9 }]),
    mended: form([{ url: 'http://hl7.org/fhir/StructureDefinition/minLength', valueInteger: 2 }]),
  },
  *check(artifact, scope) {
    for (const items of itemsOf(artifact, scope))
      for (const { item, path } of items) if (item.extension) yield* ofItem(item, path);
    for (const { resource, path } of resourcesOf(artifact, scope, 'Questionnaire')) {
      yield* variables(resource, path);
    }
  },
};

function* ofItem(item: QuestionnaireItem, path: string): Iterable<Finding> {
  for (const [name, types] of Object.entries(suited)) {
    const index = indexOf(item, name);
    if (index >= 0 && !types.includes(item.type))
      yield {
        message: `"${item.linkId}" is of type ${item.type}, of which ${name} says nothing: it is for ${types.join(', ')}.`,
        fhirPath: `${path}.extension[${index}]`,
      };
  }
  yield* numbersOf(item, path);
  const regex = extensionValue(item, 'regex');
  if (typeof regex === 'string' && !isPattern(regex))
    yield {
      message: `"${regex}" is no regular expression.`,
      fhirPath: `${path}.extension[${indexOf(item, 'regex')}]`,
    };
  const mime = extensionValue(item, 'mimeType');
  if (typeof mime === 'string' && !/^[\w.+*-]+\/[\w.+*-]+/.test(mime))
    yield {
      message: `"${mime}" is no media type: image/png say.`,
      fhirPath: `${path}.extension[${indexOf(item, 'mimeType')}]`,
    };
  yield* units(item, path);
  yield* variables(item, path);
}

function* numbersOf(item: QuestionnaireItem, path: string): Iterable<Finding> {
  const at = (name: string) => `${path}.extension[${indexOf(item, name)}]`;
  const number = (name: string) => {
    const value = extensionValue(item, name);
    return typeof value === 'number' ? value : undefined;
  };
  const [least, most] = [number('questionnaire-minOccurs'), number('questionnaire-maxOccurs')];
  if (least !== undefined && most !== undefined && least > most)
    yield {
      message: `At least ${least} and at most ${most} answers: no number is both.`,
      fhirPath: at('questionnaire-minOccurs'),
    };
  if (most !== undefined && most > 1 && item.repeats !== true)
    yield {
      message: `"${item.linkId}" takes up to ${most} answers and does not repeat: say so in repeats.`,
      fhirPath: at('questionnaire-maxOccurs'),
    };
  const [shortest] = [number('minLength')];
  if (shortest !== undefined && item.maxLength !== undefined && shortest > item.maxLength)
    yield {
      message: `"${item.linkId}" takes at least ${shortest} and at most ${item.maxLength} characters: no answer fits.`,
      fhirPath: at('minLength'),
    };
  for (const name of ['minLength', 'maxDecimalPlaces', 'questionnaire-minOccurs', 'maxSize'])
    if ((number(name) ?? 0) < 0) yield { message: `${name} is a number from 0 on.`, fhirPath: at(name) };
  for (const name of ['questionnaire-maxOccurs', 'questionnaire-sliderStepValue'])
    if ((number(name) ?? 1) <= 0) yield { message: `${name} is a number above 0.`, fhirPath: at(name) };
}

/** The initial value is in a unit that may be chosen. */
function* units(item: QuestionnaireItem, path: string): Iterable<Finding> {
  const offered = extensionsOf(item, 'questionnaire-unitOption').map(({ valueCoding }) => valueCoding?.code);
  if (offered.length === 0) return;
  for (const [index, { valueQuantity }] of (item.initial ?? []).entries())
    if (valueQuantity?.code !== undefined && !offered.includes(valueQuantity.code))
      yield {
        message: `"${item.linkId}" starts in ${valueQuantity.code}, and offers ${offered.join(', ')}.`,
        fhirPath: `${path}.initial[${index}]`,
      };
}

/** A variable has a name by which expressions ask for it. */
function* variables(node: object, path: string): Iterable<Finding> {
  const { extension } = node as { extension?: readonly { url?: unknown; valueExpression?: unknown }[] };
  for (const [index, { url, valueExpression }] of (extension ?? []).entries())
    if (
      url === 'http://hl7.org/fhir/StructureDefinition/variable' &&
      isObject(valueExpression) &&
      valueExpression.name === undefined
    )
      yield {
        severity: 'error',
        message: 'The variable has no name: no expression can ask for it.',
        fhirPath: `${path}.extension[${index}].value.ofType(Expression)`,
      };
}

function indexOf(item: QuestionnaireItem, name: string): number {
  const [first] = extensionsOf(item, name);
  return first ? (item.extension ?? []).indexOf(first) : -1;
}

function extensionValue(item: QuestionnaireItem, name: string): unknown {
  const [first] = extensionsOf(item, name);
  return first && choiceOf(first, 'value')?.value;
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

function form(extension: readonly object[]) {
  return {
    resourceType: 'Questionnaire',
    url: 'http://example.org/fhir/Questionnaire/pain',
    status: 'draft',
    item: [{ linkId: 'code', type: 'string', maxLength: 5, extension }],
  };
}
