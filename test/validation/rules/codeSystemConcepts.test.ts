import { codeSystemConcepts } from '../../../src/validation/rules/codeSystemConcepts.ts';

import { testRule } from '../../support/testRule.ts';

testRule(codeSystemConcepts, [
  {
    name: 'takes unique codes and the right count',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        content: 'complete',
        count: 2,
        concept: [{ code: 'a', concept: [{ code: 'b' }] }],
      },
    ],
    findings: [],
  },
  {
    name: 'reports a code twice, at any depth',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        content: 'complete',
        concept: [{ code: 'a', concept: [{ code: 'a' }] }],
      },
    ],
    findings: [
      `CodeSystem.concept[0].concept[0].code: The code "a" is defined before: give each concept its own.`,
    ],
  },
  {
    name: 'reports a wrong count',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        content: 'complete',
        count: 2,
        concept: [{ code: 'a' }],
      },
    ],
    findings: [`CodeSystem.count: The system says that it has 2 concepts and lists 1.`],
  },
  {
    name: 'reports concepts that are said to be absent, and none that are said to be here',
    resources: [
      { resourceType: 'CodeSystem', content: 'not-present', concept: [{ code: 'a' }] },
      { resourceType: 'CodeSystem', content: 'complete' },
    ],
    findings: [
      `CodeSystem.content: The content is said to be not present, and concepts stand here: say complete, fragment or example.`,
      `warning CodeSystem.content: The system is said to be complete and has no concept.`,
    ],
  },
]);
