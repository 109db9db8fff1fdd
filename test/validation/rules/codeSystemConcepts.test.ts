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

testRule(codeSystemConcepts, [
  {
    name: 'takes codes that differ by case where case counts',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://example.org/fhir/CodeSystem/s',
        version: '1',
        status: 'draft',
        content: 'complete',
        caseSensitive: true,
        concept: [
          {
            code: 'a',
            display: 'A',
          },
          {
            code: 'A',
            display: 'Big A',
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports them where it does not, and words that stand twice or not at all',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://example.org/fhir/CodeSystem/s',
        version: '1',
        status: 'draft',
        content: 'complete',
        caseSensitive: false,
        filter: [
          {
            code: 'x',
          },
          {
            code: 'x',
          },
        ],
        concept: [
          {
            code: 'a',
            display: 'A',
            designation: [
              {
                value: 'x',
              },
              {
                value: 'x',
              },
            ],
          },
          {
            code: 'A',
            display: 'A',
          },
          {
            code: 'b',
          },
        ],
      },
    ],
    findings: [
      'CodeSystem.concept[1].code: The code "A" is defined before: give each concept its own.',
      'warning CodeSystem.concept[0].designation[1]: The same designation stands twice: keep one.',
      'information CodeSystem.concept[1].display: "A" is called as "a" is, "A": nobody can tell them apart.',
      'information CodeSystem.concept[2]: "b" has no display, others have: say what it means.',
      'warning CodeSystem.filter[1]: The filter "x" is declared before: keep one.',
    ],
  },
]);
