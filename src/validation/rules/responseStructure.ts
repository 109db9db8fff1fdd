import { matchesOf } from '../questionnaire/matchesOf.ts';
import type { Slot, Stray } from '../questionnaire/matchResponse.ts';
import type { Finding, Rule } from '../rule.ts';

const troubles: Readonly<Record<Stray['kind'], string>> = {
  unknown: 'is not in the questionnaire: correct the linkId',
  misplaced: 'stands elsewhere in the questionnaire: nest it as there',
  disordered: 'comes earlier in the questionnaire: keep its order',
};

/** Items of responses against those of their questionnaires. */
export const responseStructure: Rule = {
  code: 'response-structure',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaireresponse.html#link',
  wants: 'Items of a response are those of its questionnaire: same linkIds, nesting, order and kind.',
  why: 'An answer under another linkId belongs to no question: forms and plans pass it over as if it had not been given.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'scroe', answer: [{ valueInteger: 7 }] }],
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
    for (const { match } of matchesOf(artifact, scope)) {
      for (const { kind, item, path } of match?.strays ?? [])
        yield { message: `The item "${item.linkId}" ${troubles[kind]}.`, fhirPath: path };
      for (const slot of match?.slots ?? []) yield* ofSlot(slot);
    }
  },
};

function* ofSlot({ definition: { type, linkId, text }, occurrences }: Slot): Iterable<Finding> {
  for (const { item, path } of occurrences) {
    if (type === 'group' && item.answer)
      yield {
        message: `"${linkId}" is a group, which has items and no answers.`,
        fhirPath: `${path}.answer`,
      };
    if (type === 'display' && (item.answer || item.item))
      yield {
        message: `"${linkId}" only displays a text: it takes no answers and no items.`,
        fhirPath: `${path}.${item.answer ? 'answer' : 'item'}`,
      };
    if (type !== 'group' && type !== 'display' && item.item)
      yield {
        message: `"${linkId}" is a question: what is below it stands in its answer, not in item.`,
        fhirPath: `${path}.item`,
      };
    if (item.text !== undefined && typeof text === 'string' && item.text !== text)
      yield {
        message: `The text of "${linkId}" differs from that in the questionnaire, "${text}".`,
        fhirPath: `${path}.text`,
      };
  }
}
