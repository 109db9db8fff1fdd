import { codeSystemProperties } from '../../../src/validation/rules/codeSystemProperties.ts';

import { testRule } from '../../support/testRule.ts';

testRule(codeSystemProperties, [
  {
    name: 'takes declared properties with values of their type',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        property: [{ code: 'order', uri: 'http://hl7.org/fhir/concept-properties#order', type: 'integer' }],
        concept: [{ code: 'a', property: [{ code: 'order', valueInteger: 1 }] }],
      },
    ],
    findings: [],
  },
  {
    name: 'leaves the properties of a supplement to its base',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        content: 'supplement',
        concept: [{ code: 'a', property: [{ code: 'p', valueCode: 'x' }] }],
      },
    ],
    findings: [],
  },
  {
    name: 'reports what is declared twice',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        property: [
          { code: 'p', type: 'code' },
          { code: 'p', type: 'code' },
        ],
      },
    ],
    findings: [`CodeSystem.property[1]: The property "p" is declared before: keep one.`],
  },
  {
    name: 'reports what FHIR defines otherwise',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        property: [
          { code: 'parent', uri: 'http://hl7.org/fhir/concept-properties#inactive', type: 'code' },
          { code: 'q', uri: 'http://hl7.org/fhir/concept-properties#nothing', type: 'code' },
        ],
      },
    ],
    findings: [
      `CodeSystem.property[0].type: The property http://hl7.org/fhir/concept-properties#inactive is of type boolean, not code.`,
      `CodeSystem.property[0].code: The uri means "inactive", the code "parent" is that of another property: it will be misread.`,
      `CodeSystem.property[1].uri: FHIR defines no concept property http://hl7.org/fhir/concept-properties#nothing.`,
    ],
  },
  {
    name: 'reports values of another type or of no property',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://x/CodeSystem/s',
        property: [{ code: 'p', type: 'code' }],
        concept: [
          {
            code: 'a',
            property: [
              { code: 'p', valueString: 'x' },
              { code: 'z', valueCode: 'x' },
            ],
          },
        ],
      },
    ],
    findings: [
      `CodeSystem.concept[0].property[0].value.ofType(string): The property "p" is of type code, its value here is string.`,
      `warning CodeSystem.concept[0].property[1].code: The property "z" is not declared: add it to CodeSystem.property.`,
    ],
  },
  {
    name: 'reports parents that are no concept, where all concepts are here',
    resources: ['complete', 'fragment'].map((content) => ({
      resourceType: 'CodeSystem',
      url: `http://x/CodeSystem/${content}`,
      content,
      property: [
        { code: 'parent', uri: 'http://hl7.org/fhir/concept-properties#parent', type: 'code' },
        { code: 'p', type: 'code' },
      ],
      concept: [
        { code: 'a', concept: [{ code: 'b', property: [{ code: 'parent', valueCode: 'z' }] }] },
        {
          code: 'c',
          property: [
            { code: 'parent', valueCode: 'b' },
            { code: 'p', valueCode: 'z' },
          ],
        },
      ],
    })),
    findings: [
      'CodeSystem.concept[0].concept[0].property[0].value.ofType(code): The property "parent" names the concept "z", which the code system has not.',
    ],
  },
  {
    name: 'refuses a parent that is not there, and one that is the concept itself',
    resources: [
      {
        resourceType: 'CodeSystem',
        content: 'complete',
        property: [
          { code: 'parent', type: 'code' },
          { code: 'status', type: 'code' },
        ],
        concept: [
          { code: 'a', property: [{ code: 'status', valueCode: 'active' }] },
          { code: 'b', property: [{ code: 'parent', valueCode: 'a' }] },
          { code: 'c', property: [{ code: 'parent', valueCode: 'x' }] },
          { code: 'd', property: [{ code: 'parent', valueCode: 'd' }] },
        ],
      },
    ],
    findings: [
      'CodeSystem.concept[2].property[0].value.ofType(code): The property "parent" names the concept "x", which the code system has not.',
      'CodeSystem.concept[3].property[0].value.ofType(code): "d" is said to be its own parent.',
    ],
  },
]);

testRule(codeSystemProperties, [
  {
    name: 'takes a child that stands below',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://example.org/fhir/CodeSystem/s',
        version: '1',
        status: 'draft',
        content: 'complete',
        caseSensitive: true,
        property: [
          {
            code: 'child',
            type: 'code',
          },
        ],
        concept: [
          {
            code: 'a',
            property: [
              {
                code: 'child',
                valueCode: 'b',
              },
            ],
            concept: [
              {
                code: 'b',
              },
            ],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports a child that stands above, and the same property twice',
    resources: [
      {
        resourceType: 'CodeSystem',
        url: 'http://example.org/fhir/CodeSystem/s',
        version: '1',
        status: 'draft',
        content: 'complete',
        caseSensitive: true,
        property: [
          {
            code: 'child',
            type: 'code',
          },
        ],
        concept: [
          {
            code: 'a',
            concept: [
              {
                code: 'b',
                property: [
                  {
                    code: 'child',
                    valueCode: 'a',
                  },
                ],
              },
            ],
          },
          {
            code: 'c',
            property: [
              {
                code: 'child',
                valueCode: 'b',
              },
              {
                code: 'child',
                valueCode: 'b',
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'warning CodeSystem.concept[1].property[1]: The property "child" says the same before: keep one.',
      'CodeSystem.concept[0].concept[0].property[0].value.ofType(code): "a" is said to be a child of "b", and stands the other way round in the list.',
    ],
  },
]);
