import { questionnaireExtensions } from '../../../src/validation/rules/questionnaireExtensions.ts';
import { testRule } from '../../support/testRule.ts';

testRule(questionnaireExtensions, [
  {
    name: 'takes what suits the question',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'a',
            type: 'decimal',
            text: 'A',
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
                valueCoding: {
                  code: 'kg',
                },
              },
              {
                url: 'http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces',
                valueInteger: 0,
              },
            ],
          },
          {
            linkId: 'b',
            type: 'string',
            text: 'B',
            repeats: true,
            maxLength: 9,
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/minLength',
                valueInteger: 2,
              },
              {
                url: 'http://hl7.org/fhir/StructureDefinition/regex',
                valueString: '[a-z]+',
              },
              {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs',
                valueInteger: 1,
              },
              {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs',
                valueInteger: 2,
              },
            ],
          },
          {
            linkId: 'c',
            type: 'quantity',
            text: 'C',
            initial: [
              {
                valueQuantity: {
                  value: 1,
                  code: 'mg',
                },
              },
            ],
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption',
                valueCoding: {
                  code: 'mg',
                },
              },
            ],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports what does not suit the type',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'a',
            type: 'text',
            text: 'A',
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
                valueCoding: {
                  code: 'kg',
                },
              },
              {
                url: 'http://hl7.org/fhir/StructureDefinition/mimeType',
                valueCode: 'image',
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'Questionnaire.item[0].extension[0]: "a" is of type text, of which questionnaire-unit says nothing: it is for decimal, integer, quantity.',
      'Questionnaire.item[0].extension[1]: "a" is of type text, of which mimeType says nothing: it is for attachment.',
      'Questionnaire.item[0].extension[1]: "image" is no media type: image/png say.',
    ],
  },
  {
    name: 'reports bounds that leave no room',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'b',
            type: 'string',
            text: 'B',
            maxLength: 3,
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/minLength',
                valueInteger: 4,
              },
              {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs',
                valueInteger: 3,
              },
              {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs',
                valueInteger: 2,
              },
            ],
          },
          {
            linkId: 'c',
            type: 'decimal',
            text: 'C',
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces',
                valueInteger: -1,
              },
              {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-sliderStepValue',
                valueInteger: 0,
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'Questionnaire.item[0].extension[1]: At least 3 and at most 2 answers: no number is both.',
      'Questionnaire.item[0].extension[2]: "b" takes up to 2 answers and does not repeat: say so in repeats.',
      'Questionnaire.item[0].extension[0]: "b" takes at least 4 and at most 3 characters: no answer fits.',
      'Questionnaire.item[1].extension[0]: maxDecimalPlaces is a number from 0 on.',
      'Questionnaire.item[1].extension[1]: questionnaire-sliderStepValue is a number above 0.',
    ],
  },
  {
    name: 'reports patterns that are none, units that are not offered and variables without name',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'b',
            type: 'string',
            text: 'B',
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/regex',
                valueString: '[a-',
              },
              {
                url: 'http://hl7.org/fhir/StructureDefinition/variable',
                valueExpression: {
                  language: 'text/fhirpath',
                  expression: '1',
                },
              },
            ],
          },
          {
            linkId: 'c',
            type: 'quantity',
            text: 'C',
            initial: [
              {
                valueQuantity: {
                  value: 1,
                  code: 'g',
                },
              },
            ],
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption',
                valueCoding: {
                  code: 'mg',
                },
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'Questionnaire.item[0].extension[0]: "[a-" is no regular expression.',
      'error Questionnaire.item[0].extension[1].value.ofType(Expression): The variable has no name: no expression can ask for it.',
      'Questionnaire.item[1].initial[0]: "c" starts in g, and offers mg.',
    ],
  },
]);
