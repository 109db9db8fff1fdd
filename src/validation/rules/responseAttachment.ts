import type { Attachment } from 'fhir/r4.js';
import { extensionsOf } from '../extensionsOf.ts';
import { type Answer, answersOf } from '../questionnaire/answersOf.ts';
import type { Rule } from '../rule.ts';

/** Sizes and types of attachments. */
export const responseAttachment: Rule = {
  code: 'response-attachment',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/extension-maxsize.html',
  wants: 'An attachment has the size and one of the types that its question allows.',
  why: 'What receives the answer cannot show it, or refuses it.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [
        {
          linkId: 'picture',
          answer: [
            { valueAttachment: { contentType: 'image/gif', url: 'http://example.org/fhir/picture.gif' } },
          ],
        },
      ],
    },
    mended: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [
        {
          linkId: 'picture',
          answer: [
            { valueAttachment: { contentType: 'image/png', url: 'http://example.org/fhir/picture.png' } },
          ],
        },
      ],
    },
    beside: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/pain',
        status: 'draft',
        item: [
          {
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/mimeType', valueCode: 'image/png' }],
            linkId: 'picture',
            type: 'attachment',
          },
        ],
      },
    ],
  },
  *check(artifact, scope) {
    for (const answer of answersOf(artifact, scope)) {
      if (answer.value.type !== 'Attachment') continue;
      for (const problem of problemsOf(answer))
        yield {
          message: `The attachment of "${answer.definition.linkId}" ${problem}.`,
          fhirPath: answer.path,
        };
    }
  },
};

function problemsOf({ definition, value }: Answer): readonly string[] {
  const { contentType, size, data } = value.value as Attachment;
  const problems: string[] = [];
  const allowed = extensionsOf(definition, 'mimeType').flatMap(({ valueCode }) => valueCode ?? []);
  if (allowed.length > 0 && !allowed.includes(contentType ?? ''))
    problems.push(`is ${contentType ?? 'of no type'}, expected ${allowed.join(' or ')}`);
  // the official validators count the limit in bytes
  const most = extensionsOf(definition, 'maxSize')[0]?.valueDecimal;
  const bytes = Math.max(size ?? 0, data === undefined ? 0 : byteLength(data));
  if (most !== undefined && bytes > most) problems.push(`has ${bytes} bytes, at most ${most} are allowed`);
  return problems;
}

function byteLength(base64: string): number {
  const text = base64.replace(/\s/g, '').replace(/=+$/, '');
  return Math.floor((text.length * 3) / 4);
}
