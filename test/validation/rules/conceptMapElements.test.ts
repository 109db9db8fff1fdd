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

testRule(conceptMapElements, [
  {
    name: 'takes groups of other systems and one target twice under conditions',
    resources: [
      {
        resourceType: 'ConceptMap',
        status: 'draft',
        group: [
          {
            source: 'http://example.org/fhir/a',
            target: 'http://example.org/fhir/b',
            element: [
              {
                code: '1',
                target: [
                  {
                    code: 'x',
                    equivalence: 'equal',
                    dependsOn: [
                      {
                        property: 'http://example.org/fhir/p',
                        value: '1',
                      },
                    ],
                  },
                  {
                    code: 'y',
                    equivalence: 'equal',
                    dependsOn: [
                      {
                        property: 'http://example.org/fhir/p',
                        value: '2',
                      },
                    ],
                  },
                ],
              },
            ],
            unmapped: {
              mode: 'provided',
            },
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports groups and targets twice, several that are equal, and systems that are none',
    resources: [
      {
        resourceType: 'ConceptMap',
        status: 'draft',
        group: [
          {
            source: 'http://example.org/fhir/a',
            target: 'ICD',
            element: [
              {
                code: '1',
                target: [
                  {
                    code: 'x',
                    equivalence: 'equal',
                  },
                  {
                    code: 'y',
                    equivalence: 'equal',
                  },
                  {
                    code: 'y',
                    equivalence: 'wider',
                  },
                ],
              },
            ],
            unmapped: {
              mode: 'provided',
              code: 'x',
            },
          },
          {
            source: 'http://example.org/fhir/a',
            target: 'ICD',
            element: [
              {
                code: '2',
                target: [
                  {
                    equivalence: 'unmatched',
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        resourceType: 'ConceptMap',
        status: 'draft',
        group: [
          {
            source: 'http://example.org/fhir/ValueSet/v',
            sourceVersion: '2',
            target: 'http://example.org/fhir/CodeSystem/s',
            targetVersion: '2',
            element: [
              {
                code: '1',
                target: [
                  {
                    equivalence: 'unmatched',
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://example.org/fhir/CodeSystem/s',
            },
          ],
        },
      },
      {
        resourceType: 'CodeSystem',
        url: 'http://example.org/fhir/CodeSystem/s',
        version: '1',
        status: 'draft',
        content: 'complete',
        caseSensitive: true,
      },
    ],
    findings: [
      'warning ConceptMap.group[0].element[0]: "1" is said to be equal to several codes: they would be equal to each other.',
      'warning ConceptMap.group[0].element[0].target[2]: "1" is mapped to "y" before: keep one.',
      'ConceptMap.group[0].target: Found the relative "ICD", expected the absolute url of a code system.',
      'warning ConceptMap.group[0].unmapped.code: A code for the rest is for the mode fixed, the mode is provided: nobody reads it.',
      'warning ConceptMap.group[1]: Another group maps between the same systems: put them together.',
      'ConceptMap.group[1].target: Found the relative "ICD", expected the absolute url of a code system.',
      'ConceptMap.group[0].source: http://example.org/fhir/ValueSet/v is a ValueSet, expected a code system.',
      'warning ConceptMap.group[0].targetVersion: Version 2 of http://example.org/fhir/CodeSystem/s is named, here is 1: let them agree.',
    ],
  },
]);

testRule(conceptMapElements, [
  {
    name: 'takes a code',
    resources: [
      {
        resourceType: 'ConceptMap',
        status: 'draft',
        group: [
          {
            source: 'http://example.org/fhir/a',
            target: 'http://example.org/fhir/b',
            element: [
              {
                code: '1',
                target: [
                  {
                    equivalence: 'unmatched',
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of none',
    resources: [
      {
        resourceType: 'ConceptMap',
        status: 'draft',
        group: [
          {
            source: 'http://example.org/fhir/a',
            target: 'http://example.org/fhir/b',
            element: [
              {
                target: [
                  {
                    code: 'x',
                    equivalence: 'equal',
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    findings: ['warning ConceptMap.group[0].element[0]: Nothing says which code is mapped.'],
  },
]);
