import { matchesOf } from '../questionnaire/matchesOf.ts';
import type { Slot } from '../questionnaire/matchResponse.ts';
import type { Rule } from '../rule.ts';

/** Required items. In a response that is not meant to be whole, what is missing is a warning. */
export const responseRequired: Rule = {
  code: 'response-required',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.required',
  wants: 'A required item that is enabled is answered.',
  why: 'The form was sent before it was complete: what was asked stays unknown.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
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
        item: [{ linkId: 'score', type: 'integer', required: true }],
      },
    ],
  },
  *check(artifact, scope) {
    for (const { match, whole } of matchesOf(artifact, scope)) {
      for (const slot of match?.slots ?? []) {
        const path = slot.enabled && slot.definition.required ? missingAt(slot) : undefined;
        if (path === undefined) continue;
        yield {
          message: `The required item "${slot.definition.linkId}" has no answer.`,
          fhirPath: path,
          ...(!whole && { severity: 'warning' as const }),
        };
      }
    }
  },
};

function missingAt({ definition, parent, occurrences }: Slot): string | undefined {
  if (definition.type === 'display') return undefined;
  const answered = occurrences.some(({ item }) =>
    definition.type === 'group' ? item.item?.length : item.answer?.length,
  );
  return answered ? undefined : (occurrences[0]?.path ?? parent);
}
