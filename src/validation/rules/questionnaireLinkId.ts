import { itemsOf } from '../questionnaire/itemsOf.ts';
import type { Rule } from '../rule.ts';

/** Invariant que-2, at the second item that has the linkId. */
export const questionnaireLinkId: Rule = {
  code: 'questionnaire-link-id',
  group: 'questionnaires',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.linkId',
  wants: 'A linkId names one item only.',
  why: 'Answers are found by linkId: nobody can tell to which of the questions one belongs.',
  example: {
    faulty: {
      resourceType: 'Questionnaire',
      url: 'http://example.org/fhir/Questionnaire/pain',
      status: 'draft',
      item: [
        { linkId: 'score', type: 'integer' },
        { linkId: 'score', type: 'date' },
      ],
    },
    mended: {
      resourceType: 'Questionnaire',
      url: 'http://example.org/fhir/Questionnaire/pain',
      status: 'draft',
      item: [
        { linkId: 'score', type: 'integer' },
        { linkId: 'score-date', type: 'date' },
      ],
    },
  },
  *check(artifact, scope) {
    for (const items of itemsOf(artifact, scope)) {
      const seen = new Set<string>();
      for (const { item, path } of items) {
        if (seen.has(item.linkId))
          yield {
            message: `The linkId "${item.linkId}" is taken: give each item its own.`,
            fhirPath: `${path}.linkId`,
          };
        seen.add(item.linkId);
      }
    }
  },
};
