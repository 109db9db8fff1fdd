import { questionnaireSense } from '../../../src/validation/rules/questionnaireSense.ts';
import { testRule } from '../../support/testRule.ts';

testRule(questionnaireSense, [
  {
    name: 'takes words, a length and a definition of an element',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'a',
            type: 'string',
            text: 'A',
            maxLength: 4,
            definition: 'http://hl7.org/fhir/StructureDefinition/Patient#Patient.name.family',
          },
          {
            linkId: 'b',
            type: 'string',
            definition: 'http://example.org/x#y',
          },
          {
            linkId: 'c',
            type: 'group',
            item: [
              {
                linkId: 'd',
                type: 'display',
                text: 'D',
              },
            ],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports what nobody can answer or read',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'a',
            type: 'question',
            text: 'A',
          },
          {
            linkId: 'b',
            type: 'string',
            text: 'B',
            maxLength: 0,
          },
          {
            linkId: 'c',
            type: 'display',
          },
          {
            linkId: 'd',
            type: 'date',
          },
        ],
      },
    ],
    findings: [
      'Questionnaire.item[0].type: "a" is of the abstract type question: choose one that says how it is answered.',
      'Questionnaire.item[1].maxLength: "b" takes at most 0 characters: no answer fits.',
      'Questionnaire.item[2]: "c" has no text: nobody knows what it shows.',
      'information Questionnaire.item[3]: "d" has no text: nobody knows what it asks.',
    ],
  },
  {
    name: 'reports definitions that lead nowhere',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'a',
            type: 'string',
            text: 'A',
            definition: 'Patient.name',
          },
          {
            linkId: 'b',
            type: 'string',
            text: 'B',
            definition: 'http://hl7.org/fhir/StructureDefinition/Patient#Patient.names',
          },
        ],
      },
    ],
    findings: [
      'Questionnaire.item[0].definition: Found the relative "Patient.name", expected the url of a structure with #, and the id of an element.',
      'Questionnaire.item[1].definition: The structure has no element Patient.names.',
    ],
  },
]);
