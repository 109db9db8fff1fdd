import { canonicalNear } from '../../../src/validation/rules/canonicalNear.ts';
import { testRule } from '../../support/testRule.ts';

testRule(canonicalNear, [
  {
    name: 'takes a url as it is, with a version, and what is elsewhere',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        library: [
          'http://example.org/fhir/Library/Logic',
          'http://example.org/fhir/Library/Logic|1',
          'http://example.com/Library/Other/',
        ],
        action: [],
      },
      {
        resourceType: 'Library',
        url: 'http://example.org/fhir/Library/Logic',
        version: '1',
      },
    ],
    findings: [],
  },
  {
    name: 'reports another scheme, case or a slash, and an empty version',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        library: [
          'https://example.org/fhir/Library/Logic',
          'http://example.org/fhir/library/logic',
          'http://example.org/fhir/Library/Logic/',
          'http://example.org/fhir/Library/Logic|',
        ],
        action: [],
      },
      {
        resourceType: 'Library',
        url: 'http://example.org/fhir/Library/Logic',
      },
    ],
    findings: [
      'PlanDefinition.library[0]: https://example.org/fhir/Library/Logic is not here, http://example.org/fhir/Library/Logic is: write it so.',
      'PlanDefinition.library[1]: http://example.org/fhir/library/logic is not here, http://example.org/fhir/Library/Logic is: write it so.',
      'PlanDefinition.library[2]: http://example.org/fhir/Library/Logic/ is not here, http://example.org/fhir/Library/Logic is: write it so.',
      'PlanDefinition.library[3]: Found "|" and nothing behind it in http://example.org/fhir/Library/Logic|: name a version, or leave it out.',
    ],
  },
]);
