import { itemsOf } from '../questionnaire/itemsOf.ts';
import type { Rule } from '../rule.ts';

/** A linkId names one item only (invariant que-2, here at the second item that has it). */
export const questionnaireLinkId: Rule = {
  code: 'questionnaire-link-id',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.linkId',
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
