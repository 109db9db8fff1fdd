import { responseAttachment } from '../../../src/validation/rules/responseAttachment.ts';
import { answer, answered, extended } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

const attachments = [
  {
    linkId: 'a',
    type: 'attachment',
    repeats: true,
    ...extended('mimeType', { valueCode: 'text/plain' }),
  },
];

testRule(responseAttachment, [
  {
    name: 'takes what fits',
    resources: answered(attachments, [
      answer('a', { valueAttachment: { contentType: 'text/plain', data: 'YQ==' } }),
    ]),
    findings: [],
  },
  {
    name: 'reports another type, or none',
    resources: answered(attachments, [
      answer('a', { valueAttachment: { contentType: 'text/html' } }, { valueAttachment: {} }),
    ]),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(Attachment): The attachment of "a" is text/html, expected text/plain.`,
      `QuestionnaireResponse.item[0].answer[1].value.ofType(Attachment): The attachment of "a" is of no type, expected text/plain.`,
    ],
  },
  {
    name: 'reports what is too large, as said or as it is',
    resources: answered(
      [{ linkId: 'a', type: 'attachment', repeats: true, ...extended('maxSize', { valueDecimal: 2 }) }],
      [answer('a', { valueAttachment: { size: 3 } }, { valueAttachment: { data: 'YWFhYQ==' } })],
    ),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(Attachment): The attachment of "a" has 3 bytes, at most 2 are allowed.`,
      `QuestionnaireResponse.item[0].answer[1].value.ofType(Attachment): The attachment of "a" has 4 bytes, at most 2 are allowed.`,
    ],
  },
]);
