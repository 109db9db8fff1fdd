import { conceptMapElements } from '../../../src/validation/rules/conceptMapElements.ts';

import { testRule } from '../../support/testRule.ts';

testRule(conceptMapElements, [
  {
    name: 'takes codes of both value sets',
    resources: [
      {
        resourceType: 'ConceptMap',
        sourceCanonical: 'http://hl7.org/fhir/ValueSet/administrative-gender',
        group: [
          {
            source: 'http://hl7.org/fhir/administrative-gender',
            target: 'http://x/CodeSystem/other',
            element: [{ code: 'male', target: [{ code: 'a', equivalence: 'equal' }] }],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports codes outside, twice, and matched though unmatched',
    resources: [
      {
        resourceType: 'ConceptMap',
        sourceUri: 'http://hl7.org/fhir/ValueSet/administrative-gender',
        targetUri: 'http://hl7.org/fhir/ValueSet/administrative-gender',
        group: [
          {
            source: 'http://hl7.org/fhir/administrative-gender',
            target: 'http://hl7.org/fhir/administrative-gender',
            element: [{ code: 'man' }, { code: 'man', target: [{ code: 'men', equivalence: 'unmatched' }] }],
          },
        ],
      },
    ],
    findings: [
      `ConceptMap.group[0].element[0].code: "man" is not in the source value set.`,
      `warning ConceptMap.group[0].element[1]: "man" is mapped before: put its targets together.`,
      `ConceptMap.group[0].element[1].code: "man" is not in the source value set.`,
      `ConceptMap.group[0].element[1].target[0].code: "men" is not in the target value set.`,
      `warning ConceptMap.group[0].element[1].target[0]: "man" is unmatched and has the target "men": say how they match, or leave the target out.`,
    ],
  },
  {
    name: 'reports code systems where value sets are meant',
    resources: [
      {
        resourceType: 'ConceptMap',
        sourceUri: 'http://hl7.org/fhir/administrative-gender',
        targetCanonical: 'http://x/CodeSystem/s|1',
      },
      { resourceType: 'CodeSystem', url: 'http://x/CodeSystem/s', version: '1' },
    ],
    findings: [
      'ConceptMap.source.ofType(uri): http://hl7.org/fhir/administrative-gender is a code system, expected a value set: the code system stands in the group.',
      'ConceptMap.target.ofType(canonical): http://x/CodeSystem/s|1 is a code system, expected a value set: the code system stands in the group.',
    ],
  },
  {
    name: 'warns of a group without its systems, and of a target that is equal to nothing',
    resources: [
      {
        resourceType: 'ConceptMap',
        group: [
          { element: [{ code: 'a', target: [{ code: 'b', equivalence: 'equal' }] }] },
          { source: 'http://x/s', element: [{ code: 'a', target: [{ equivalence: 'equal' }] }] },
        ],
      },
    ],
    findings: [
      'warning ConceptMap.group[0]: The group has no target: nobody knows which code system its targets are of.',
      'warning ConceptMap.group[0]: The group has no source: nobody knows which code system its codes are of.',
      'warning ConceptMap.group[1].element[0].target[0]: "a" is said to be equal to nothing: name the target, or say unmatched.',
    ],
  },
]);
