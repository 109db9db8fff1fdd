import { questionnaireValues } from '../../../src/validation/rules/questionnaireValues.ts';

import { testRule } from '../../support/testRule.ts';

const form = (...item: object[]) => ({ resourceType: 'Questionnaire', status: 'active', item });
testRule(questionnaireValues, [
  {
    name: 'takes values of the type',
    resources: [
      form(
        { linkId: 'a', type: 'integer', repeats: true, initial: [{ valueInteger: 1 }, { valueInteger: 2 }] },
        {
          linkId: 'b',
          type: 'choice',
          answerOption: [{ valueCoding: { code: 'x' } }, { valueCoding: { code: 'y' } }],
        },
      ),
    ],
    findings: [],
  },
  {
    name: 'reports initial values',
    resources: [form({ linkId: 'a', type: 'integer', initial: [{ valueInteger: 1 }, { valueString: 'x' }] })],
    findings: [
      `Questionnaire.item[0].initial[1].value.ofType(string): "a" asks for integer, its initial value is string.`,
      `Questionnaire.item[0].initial: "a" has 2 initial values and does not repeat: keep one.`,
    ],
  },
  {
    name: 'reports an option twice',
    resources: [
      form({
        linkId: 'b',
        type: 'choice',
        answerOption: [{ valueCoding: { code: 'x' } }, { valueCoding: { code: 'x' } }],
      }),
    ],
    findings: [`warning Questionnaire.item[0].answerOption[1]: "b" offers this option twice: keep one.`],
  },
  {
    name: 'reports bounds without room',
    resources: [
      form({
        linkId: 'a',
        type: 'integer',
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 5 },
          { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: 4 },
        ],
      }),
    ],
    findings: [`warning Questionnaire.item[0]: "a" takes at least 5 and at most 4: no answer fits.`],
  },
  {
    name: 'warns of options that differ in type, several chosen ones, a long initial value and a bound of another type',
    resources: [
      form(
        {
          linkId: 'a',
          type: 'choice',
          answerOption: [
            { valueString: 'x', initialSelected: true },
            { valueDate: '2024-01-01', initialSelected: true },
          ],
        },
        { linkId: 'b', type: 'string', maxLength: 2, initial: [{ valueString: 'abc' }] },
        {
          linkId: 'c',
          type: 'integer',
          extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueDate: '2024-01-01' }],
        },
      ),
    ],
    findings: [
      'warning Questionnaire.item[0].answerOption: "a" does not repeat and has several options chosen at the start: choose one.',
      'warning Questionnaire.item[0].answerOption[1]: "a" offers string, and here date: let the options be alike.',
      'warning Questionnaire.item[1].initial[0].value.ofType(string): "b" takes 2 characters, its initial value has 3.',
      'warning Questionnaire.item[2]: "c" asks for integer, its minValue is date.',
    ],
  },
]);
