import { attachmentSize } from '../../../src/validation/rules/attachmentSize.ts';
import { testRule } from '../../support/testRule.ts';

const library = (content: object) => ({ resourceType: 'Library', content: [content] });

testRule(attachmentSize, [
  {
    name: 'takes the size of the decoded data, padded, broken over lines or not, and a url alone',
    resources: [
      library({ data: 'QUJD', size: 3 }),
      library({ data: 'QUI=', size: 2 }),
      library({ data: 'QU\nJD', size: 3 }),
      library({ url: 'http://example.org', size: 9 }),
      library({ data: 'QUJD' }),
    ],
    findings: [],
  },
  {
    name: 'refuses another size',
    resources: [library({ data: 'QQ==', size: 4 })],
    findings: ['Library.content[0].size: The size says 4 bytes, the data are 1: let them agree.'],
  },
]);
