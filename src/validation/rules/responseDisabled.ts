import { matchesOf } from '../questionnaire/matchesOf.ts';
import type { Rule } from '../rule.ts';

/** An item that the other answers disable is not answered. */
export const responseDisabled: Rule = {
  code: 'response-disabled',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen',
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
