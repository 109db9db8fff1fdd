import type { Finding, Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** Programs decode the content and the hash of an attachment: their base64 has no white space. */
export const attachmentContent: Rule = {
  code: 'attachment-content',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#base64Binary',
  *check(artifact, scope): Iterable<Finding> {
    for (const typed of scope.valuesOf(artifact, 'Attachment')) {
      const attachment = isObject(typed.value) ? typed.value : {};
      for (const name of ['data', 'hash']) {
        const base64 = attachment[name];
        if (typeof base64 !== 'string' || !/\s/.test(base64)) continue;
        yield {
          message: 'White space stands in the base64: write it in one piece.',
          fhirPath: `${fhirPathOf(typed)}.${name}`,
        };
      }
    }
  },
};
