import { canonicalSelf } from '../../../src/validation/rules/canonicalSelf.ts';
import { testRule } from '../../support/testRule.ts';

const url = 'http://x/Questionnaire/q';

testRule(canonicalSelf, [
  {
    name: 'takes links to others, and a citation of itself',
    resources: [
      {
        resourceType: 'Questionnaire',
        url,
        derivedFrom: ['http://x/Questionnaire/p'],
      },
      { resourceType: 'Library', url, relatedArtifact: [{ type: 'documentation', resource: url }] },
    ],
    findings: [],
  },
  {
    name: 'refuses what is derived from itself or comes after itself',
    resources: [
      { resourceType: 'Questionnaire', url, version: '1', derivedFrom: [`${url}|1`] },
      { resourceType: 'Library', url, relatedArtifact: [{ type: 'predecessor', resource: url }] },
    ],
    findings: [
      `Questionnaire.derivedFrom[0]: ${url} names itself: name the other artifact, or leave it out.`,
      `Library.relatedArtifact[0].resource: ${url} names itself: name the other artifact, or leave it out.`,
    ],
  },
]);
