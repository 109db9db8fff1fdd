import type { QuestionnaireItem } from 'fhir/r4.js';
import { extensionsOf } from '../extensionsOf.ts';
import { matchesOf } from '../questionnaire/matchesOf.ts';
import type { Slot } from '../questionnaire/matchResponse.ts';
import type { Finding, Rule } from '../rule.ts';

/** How many answers there are. */
export const responseRepeats: Rule = {
  code: 'response-repeats',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.repeats',
  wants:
    'An item has one answer, or one group, unless it repeats, and as many as minOccurs and maxOccurs allow.',
  why: 'Software reads the first answer and drops the rest, or cannot tell which one counts.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'score', answer: [{ valueInteger: 7 }, { valueInteger: 2 }] }],
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
    for (const { match, whole } of matchesOf(artifact, scope)) {
      for (const slot of match?.slots ?? []) if (slot.enabled !== false) yield* ofSlot(slot, whole);
    }
  },
};

function* ofSlot({ definition, occurrences }: Slot, whole: boolean): Iterable<Finding> {
  const { linkId, type } = definition;
  const first = occurrences[0];
  const second = occurrences[1];
  if (!first) return;
  if (second && !(type === 'group' && definition.repeats))
    yield {
      message: `There are ${occurrences.length} items "${linkId}", expected one${type === 'group' ? '' : ': several answers stand in one item'}.`,
      fhirPath: second.path,
      // the official validators take it
      ...(definition.repeats && { severity: 'warning' }),
    };
  for (const { item, path } of occurrences) {
    if ((item.answer?.length ?? 0) > 1 && !definition.repeats)
      yield {
        message: `"${linkId}" has ${item.answer?.length} answers and does not repeat: keep one.`,
        fhirPath: path,
      };
  }
  const count = type === 'group' ? occurrences.length : (first.item.answer?.length ?? 0);
  const least = limit(definition, 'minOccurs');
  const most = limit(definition, 'maxOccurs');
  if (most !== undefined && count > most)
    yield { message: `"${linkId}" has ${count} answers, at most ${most} are allowed.`, fhirPath: first.path };
  if (least !== undefined && count > 0 && count < least)
    yield {
      message: `"${linkId}" has ${count} answers, at least ${least} are expected.`,
      fhirPath: first.path,
      ...(!whole && { severity: 'warning' as const }),
    };
}

function limit(definition: QuestionnaireItem, name: string): number | undefined {
  const [extension] = extensionsOf(definition, `questionnaire-${name}`);
  return extension?.valueInteger;
}
