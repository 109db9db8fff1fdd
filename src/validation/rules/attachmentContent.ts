import type { Finding, Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

export const attachmentContent: Rule = {
  code: 'attachment-content',
  group: 'narrative',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#base64Binary',
  wants: 'The base64 of the content and of the hash of an attachment has no white space.',
  why: 'Many programs decode strictly: the content of a library, say, is then not read at all.',
  example: {
    faulty: withData('QUJ DREVG'),
    mended: withData('QUJDREVG'),
  },
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

function withData(data: string) {
  return {
    resourceType: 'DocumentReference',
    status: 'current',
    content: [{ attachment: { contentType: 'text/plain', data } }],
  };
}
