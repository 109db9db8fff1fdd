import { questionnaireEnableWhen } from '../../../src/validation/rules/questionnaireEnableWhen.ts';

import { testRule } from '../../support/testRule.ts';

const form = (...item: object[]) => ({ resourceType: 'Questionnaire', status: 'active', item });
testRule(questionnaireEnableWhen, [
  {
    name: 'takes a question that comes before',
    resources: [
      form(
        { linkId: 'a', type: 'integer' },
        {
          linkId: 'b',
          type: 'string',
          enableWhen: [
            { question: 'a', operator: '>', answerInteger: 1 },
            { question: 'a', operator: 'exists', answerBoolean: true },
          ],
        },
      ),
    ],
    findings: [],
  },
  {
    name: 'takes an option',
    resources: [
      form(
        { linkId: 'a', type: 'choice', answerOption: [{ valueCoding: { code: 'x' } }] },
        {
          linkId: 'b',
          type: 'string',
          enableWhen: [{ question: 'a', operator: '=', answerCoding: { code: 'x' } }],
        },
      ),
    ],
    findings: [],
  },
  {
    name: 'reports a question that is not there',
    resources: [
      form(
        { linkId: 'a', type: 'integer' },
        { linkId: 'b', type: 'string', enableWhen: [{ question: 'z', operator: '=', answerInteger: 1 }] },
      ),
    ],
    findings: [
      `Questionnaire.item[1].enableWhen[0].question: No item has the linkId "z": correct it, or add the question.`,
    ],
  },
  {
    name: 'reports an item that depends on itself',
    resources: [
      form(
        { linkId: 'a', type: 'integer' },
        { linkId: 'b', type: 'string', enableWhen: [{ question: 'b', operator: '=', answerString: 'x' }] },
      ),
    ],
    findings: [
      `Questionnaire.item[1].enableWhen[0].question: "b" depends on its own answer: it is never enabled.`,
    ],
  },
  {
    name: 'reports a text that nobody answers',
    resources: [
      form(
        { linkId: 'a', type: 'display' },
        { linkId: 'b', type: 'string', enableWhen: [{ question: 'a', operator: '=', answerString: 'x' }] },
      ),
    ],
    findings: [
      `Questionnaire.item[1].enableWhen[0].question: "a" only displays a text and is never answered: ask a question.`,
    ],
  },
  {
    name: 'reports a question that comes later',
    resources: [
      form(
        { linkId: 'a', type: 'string', enableWhen: [{ question: 'b', operator: '=', answerString: 'x' }] },
        { linkId: 'b', type: 'string' },
      ),
    ],
    findings: [
      `warning Questionnaire.item[0].enableWhen[0].question: "b" comes after the item that depends on it: ask it before.`,
    ],
  },
  {
    name: 'reports an answer of another type',
    resources: [
      form(
        { linkId: 'a', type: 'integer' },
        { linkId: 'b', type: 'string', enableWhen: [{ question: 'a', operator: '=', answerString: 'x' }] },
      ),
    ],
    findings: [
      `Questionnaire.item[1].enableWhen[0].answer.ofType(string): "a" is answered by integer, this compares with string: it is never true.`,
    ],
  },
  {
    name: 'reports an order where there is none',
    resources: [
      form(
        { linkId: 'a', type: 'boolean' },
        { linkId: 'b', type: 'string', enableWhen: [{ question: 'a', operator: '>', answerBoolean: true }] },
      ),
    ],
    findings: [
      `Questionnaire.item[1].enableWhen[0].operator: > orders values, which those of "a" (boolean) have not: use = or !=.`,
    ],
  },
  {
    name: 'reports what is no option',
    resources: [
      form(
        { linkId: 'a', type: 'choice', answerOption: [{ valueCoding: { code: 'x' } }] },
        {
          linkId: 'b',
          type: 'string',
          enableWhen: [{ question: 'a', operator: '=', answerCoding: { code: 'y' } }],
        },
      ),
    ],
    findings: [
      `warning Questionnaire.item[1].enableWhen[0].answer.ofType(Coding): The answer is none of the options of "a".`,
    ],
  },
]);

testRule(questionnaireEnableWhen, [
  {
    name: 'takes a window, and several answers by any',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'n',
            type: 'integer',
          },
          {
            linkId: 'a',
            type: 'string',
            enableBehavior: 'all',
            enableWhen: [
              {
                question: 'n',
                operator: '>',
                answerInteger: 1,
              },
              {
                question: 'n',
                operator: '<',
                answerInteger: 5,
              },
            ],
          },
          {
            linkId: 'b',
            type: 'string',
            enableBehavior: 'any',
            enableWhen: [
              {
                question: 'n',
                operator: '=',
                answerInteger: 1,
              },
              {
                question: 'n',
                operator: '=',
                answerInteger: 5,
              },
            ],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of what cannot hold together, stands twice, asks a group or orders texts',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'n',
            type: 'integer',
          },
          {
            linkId: 's',
            type: 'string',
          },
          {
            linkId: 'g',
            type: 'group',
            item: [
              {
                linkId: 'i',
                type: 'string',
              },
            ],
          },
          {
            linkId: 'a',
            type: 'string',
            enableBehavior: 'all',
            enableWhen: [
              {
                question: 'n',
                operator: '<',
                answerInteger: 1,
              },
              {
                question: 'n',
                operator: '>=',
                answerInteger: 5,
              },
            ],
          },
          {
            linkId: 'b',
            type: 'string',
            enableBehavior: 'any',
            enableWhen: [
              {
                question: 'n',
                operator: '=',
                answerInteger: 1,
              },
              {
                question: 'n',
                operator: '=',
                answerInteger: 1,
              },
            ],
          },
          {
            linkId: 'c',
            type: 'string',
            enableWhen: [
              {
                question: 'g',
                operator: 'exists',
                answerBoolean: true,
              },
            ],
          },
          {
            linkId: 'd',
            type: 'string',
            enableWhen: [
              {
                question: 's',
                operator: '>',
                answerString: '9',
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'warning Questionnaire.item[3].enableWhen[1]: No answer to "n" meets this and a condition before it: the item is never enabled.',
      'warning Questionnaire.item[4].enableWhen[1]: The same condition stands twice: keep one.',
      'warning Questionnaire.item[5].enableWhen[0].question: "g" is a group, which has no answer: ask one of its questions.',
      'warning Questionnaire.item[6].enableWhen[0].operator: > compares texts by their letters ("10" < "9"): ask for a number, or use = or !=.',
    ],
  },
]);
