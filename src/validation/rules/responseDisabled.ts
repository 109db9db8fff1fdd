import { matchesOf } from '../questionnaire/matchesOf.ts';
import { painForm } from '../questionnaire/painForm.ts';
import type { Rule } from '../rule.ts';

/** Answers of items that others disable. */
export const responseDisabled: Rule = {
  code: 'response-disabled',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen',
  wants: 'An item that the other answers disable is not answered.',
  why: 'The answers contradict each other: software that counts them all reads what the patient never meant.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [
        { linkId: 'pain', answer: [{ valueBoolean: false }] },
        { linkId: 'score', answer: [{ valueInteger: 7 }] },
      ],
    },
    mended: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'pain', answer: [{ valueBoolean: false }] }],
    },
    beside: [painForm()],
  },
  *check(artifact, scope) {
    for (const { match } of matchesOf(artifact, scope)) {
      for (const { enabled, definition, occurrences } of match?.slots ?? []) {
        if (enabled !== false) continue;
        for (const { item, path } of occurrences) {
          if (!item.answer && !item.item) continue;
          yield {
            message: `"${definition.linkId}" is answered, although enableWhen disables it after the other answers.`,
            fhirPath: path,
          };
        }
      }
    }
  },
};
