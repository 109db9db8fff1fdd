import { codeSystemSupplement } from '../../../src/validation/rules/codeSystemSupplement.ts';

import { testRule } from '../../support/testRule.ts';

testRule(codeSystemSupplement, [
  {
    name: 'takes a supplement of known codes',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        content: 'supplement',
        supplements: 'http://hl7.org/fhir/administrative-gender',
        concept: [{ code: 'male' }],
      },
    ],
    findings: [],
  },
  {
    name: 'passes over a base that is not here',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        content: 'supplement',
        supplements: 'http://elsewhere',
        concept: [{ code: 'a' }],
      },
    ],
    findings: [],
  },
  {
    name: 'reports another content',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        content: 'complete',
        supplements: 'http://hl7.org/fhir/administrative-gender',
      },
    ],
    findings: [
      `CodeSystem.content: The system supplements http://hl7.org/fhir/administrative-gender, so its content is "supplement", not "complete".`,
    ],
  },
  {
    name: 'reports a supplement of nothing',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        content: 'supplement',
        caseSensitive: true,
      },
    ],
    findings: [
      `CodeSystem.content: A supplement names in supplements what it supplements.`,
      `CodeSystem.caseSensitive: Whether codes are case sensitive is said by the system that is supplemented: leave it out.`,
    ],
  },
  {
    name: 'reports a code that the base lacks',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        content: 'supplement',
        supplements: 'http://hl7.org/fhir/administrative-gender',
        concept: [{ code: 'man' }],
      },
    ],
    findings: [
      `CodeSystem.concept[0].code: The code "man" is not in http://hl7.org/fhir/administrative-gender: a supplement adds no codes.`,
    ],
  },
]);
