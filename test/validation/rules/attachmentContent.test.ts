import { attachmentContent } from '../../../src/validation/rules/attachmentContent.ts';
import { testRule } from '../../support/testRule.ts';

const library = (content: object) => ({ resourceType: 'Library', content: [content] });

testRule(attachmentContent, [
  {
    name: 'takes base64 in one piece, and a url alone',
    resources: [library({ data: 'QUJD', hash: 'QUI=' }), library({ url: 'http://example.org' })],
    findings: [],
  },
  {
    name: 'refuses base64 with white space',
    resources: [library({ data: 'QU JD', hash: 'QUI=\n' })],
    findings: [
      'Library.content[0].data: White space stands in the base64: write it in one piece.',
      'Library.content[0].hash: White space stands in the base64: write it in one piece.',
    ],
  },
]);
