import { createHash } from 'node:crypto';
import type { Finding, Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** Sizes of attachments, counted before base64. */
export const attachmentSize: Rule = {
  code: 'attachment-size',
  group: 'narrative',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.size',
  wants: 'The size of an attachment is that of its content, before it was written in base64.',
  why: 'Receivers take the content for damaged, since it is shorter or longer than was said.',
  example: {
    faulty: {
      resourceType: 'DocumentReference',
      status: 'current',
      content: [{ attachment: { contentType: 'text/plain', data: 'aGVsbG8=', size: 8 } }],
    },
    mended: {
      resourceType: 'DocumentReference',
      status: 'current',
      content: [{ attachment: { contentType: 'text/plain', data: 'aGVsbG8=', size: 5 } }],
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Attachment')) {
      if (!isObject(typed.value)) continue;
      const { size, data } = typed.value;
      yield* about(typed.value, fhirPathOf(typed));
      if (typeof size !== 'number' || typeof data !== 'string') continue;
      const found = bytesIn(data);
      if (found === size) continue;
      yield {
        message: `The size says ${size} bytes, the data are ${found}: let them agree.`,
        fhirPath: `${fhirPathOf(typed)}.size`,
      };
    }
  },
};

function* about({ contentType, hash, data }: Record<string, unknown>, path: string): Iterable<Finding> {
  if (typeof contentType === 'string' && !/^[\w.+-]+\/[\w.+*-]+(?:\s*;.*)?$/.test(contentType))
    yield {
      message: `Found the type "${contentType}", expected a media type like text/cql or application/pdf.`,
      fhirPath: `${path}.contentType`,
    };
  if (typeof hash !== 'string' || typeof data !== 'string') return;
  const found = createHash('sha1').update(Buffer.from(data, 'base64')).digest('base64');
  if (found !== hash)
    yield {
      message: `The hash says ${hash}, that of the data is ${found}: let them agree.`,
      fhirPath: `${path}.hash`,
    };
}

/** How many bytes a base64 text holds. */
function bytesIn(base64: string): number {
  const text = base64.replace(/\s+/g, '').replace(/=+$/, '');
  return Math.floor((text.length * 3) / 4);
}
