import type { QuestionnaireItem } from 'fhir/r4.js';
import { elementsAt } from '../conformance/elementsAt.ts';
import { itemsOf } from '../questionnaire/itemsOf.ts';
import type { Finding, Rule } from '../rule.ts';

/** Items that no invariant forbids and nobody can answer. */
export const questionnaireSense: Rule = {
  code: 'questionnaire-sense',
  group: 'questionnaires',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item',
  wants: 'An item says what it asks or shows, can be answered, and its definition leads to an element.',
  why: 'A form shows an empty line, or takes no answer.',
  example: {
    faulty: form({ linkId: 'pain', type: 'string', text: 'Pain?', maxLength: 0 }),
    mended: form({ linkId: 'pain', type: 'string', text: 'Pain?', maxLength: 20 }),
  },
  *check(artifact, scope) {
    for (const items of itemsOf(artifact, scope))
      for (const { item, path } of items) yield* doubtsOf(item, path);
  },
};

/** What the specification takes and nobody can have meant. */
function* doubtsOf(item: QuestionnaireItem, path: string): Iterable<Finding> {
  const severity = 'warning';
  if ((item.type as string) === 'question')
    yield {
      severity,
      message: `"${item.linkId}" is of the abstract type question: choose one that says how it is answered.`,
      fhirPath: `${path}.type`,
    };
  if ((item.maxLength ?? 1) <= 0)
    yield {
      severity,
      message: `"${item.linkId}" takes at most ${item.maxLength} characters: no answer fits.`,
      fhirPath: `${path}.maxLength`,
    };
  const { definition } = item;
  if (definition !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(definition))
    yield {
      severity,
      message: `Found the relative "${definition}", expected the url of a structure with #, and the id of an element.`,
      fhirPath: `${path}.definition`,
    };
  else if (definition !== undefined && isUnknownElement(definition))
    yield {
      severity,
      message: `The structure has no element ${definition.replace(/^.*#/, '')}.`,
      fhirPath: `${path}.definition`,
    };
  const words = [item.text, item._text, item.prefix, item.definition].some((each) => each !== undefined);
  if (!words && item.type !== 'group')
    yield {
      severity: item.type === 'display' ? 'warning' : 'information',
      message: `"${item.linkId}" has no text: nobody knows what it ${item.type === 'display' ? 'shows' : 'asks'}.`,
      fhirPath: path,
    };
}

/** True for the id of an element that a type of R4 has not; slices and elements of other structures are passed over. */
function isUnknownElement(definition: string): boolean {
  const [, type, id] =
    /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/(\w+)#(\w+(?:\.\w+(?:\[x\])?)*)$/.exec(definition) ?? [];
  const [root, ...steps] = (id ?? '').split('.');
  return type !== undefined && root === type && steps.length > 0 && elementsAt(type, steps)?.length === 0;
}

function form(item: object) {
  return {
    resourceType: 'Questionnaire',
    url: 'http://example.org/fhir/Questionnaire/pain',
    status: 'draft',
    item: [item],
  };
}
