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

testRule(relatedArtifact, [
  {
    name: 'takes an older version of itself, and words for a citation',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        url: 'http://example.org/fhir/PlanDefinition/p',
        version: '2',
        relatedArtifact: [
          {
            type: 'predecessor',
            resource: 'http://example.org/fhir/PlanDefinition/p|1',
          },
          {
            type: 'citation',
            display: 'A book',
          },
        ],
        action: [],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of itself, and of a dependency in words only',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        url: 'http://example.org/fhir/PlanDefinition/p',
        version: '2',
        relatedArtifact: [
          {
            type: 'successor',
            resource: 'http://example.org/fhir/PlanDefinition/p|2',
          },
          {
            type: 'derived-from',
            resource: 'http://example.org/fhir/PlanDefinition/p',
          },
          {
            type: 'depends-on',
            display: 'Something',
          },
        ],
        action: [],
      },
    ],
    findings: [
      'PlanDefinition.relatedArtifact[0].resource: The artifact is said to be its own successor.',
      'PlanDefinition.relatedArtifact[1].resource: The artifact is said to be its own derived-from.',
      'PlanDefinition.relatedArtifact[2]: What is related as depends-on is named by words only: give its canonical in resource.',
    ],
  },
]);
