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
  {
    name: 'takes the hash of the data and media types with parameters, and refuses others',
    resources: [
      library({ contentType: 'text/cql; charset=utf-8', data: 'QUJD', hash: 'PAG9uybzWLqyfyZ5JKosmgP8/bg=' }),
      library({ contentType: 'application/elm+json' }),
      library({ contentType: 'cql', data: 'QUJD', hash: 'AAAA' }),
    ],
    findings: [
      'Library.content[0].contentType: Found the type "cql", expected a media type like text/cql or application/pdf.',
      'Library.content[0].hash: The hash says AAAA, that of the data is PAG9uybzWLqyfyZ5JKosmgP8/bg=: let them agree.',
    ],
  },
]);
