import { relatedArtifact } from '../../../src/validation/rules/relatedArtifact.ts';

import { testRule } from '../../support/testRule.ts';

testRule(relatedArtifact, [
  {
    name: 'takes what says what it is',
    resources: [
      {
        resourceType: 'Library',
        relatedArtifact: [
          { type: 'citation', citation: 'x' },
          { type: 'depends-on', resource: 'http://a' },
          { type: 'composed-of', resource: 'http://a' },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports nothing, itself, and what is named twice',
    resources: [
      {
        resourceType: 'Library',
        url: 'http://x',
        relatedArtifact: [
          { type: 'citation' },
          { type: 'depends-on', resource: 'http://x|1' },
          { type: 'depends-on', resource: 'http://x|1' },
        ],
      },
    ],
    findings: [
      `Library.relatedArtifact[0]: Nothing says what is related as citation.`,
      `error Library.relatedArtifact[1].resource: The artifact depends on itself.`,
      `error Library.relatedArtifact[2].resource: The artifact depends on itself.`,
      `Library.relatedArtifact[2]: http://x|1 is named twice as depends-on: keep one.`,
    ],
  },
]);
