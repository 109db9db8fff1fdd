import { planCondition } from '../../../src/validation/rules/planCondition.ts';

import { testRule } from '../../support/testRule.ts';

const plan = (...action: object[]) => ({
  resourceType: 'PlanDefinition',
  url: 'http://x/PlanDefinition/p',
  id: 'p',
  action,
});
const cql = (expression: string) => ({ language: 'text/cql', expression });
/** A define, with FHIRPath as its alternative. */
const both = (define: string, expression: string) => ({
  kind: 'applicability',
  expression: {
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression',
        valueExpression: { language: 'text/fhirpath', expression },
      },
    ],
    ...cql(define),
  },
});
const when = (...texts: string[]) => ({
  condition: texts.map((expression) => ({
    kind: 'applicability',
    expression: { language: 'text/fhirpath', expression },
  })),
});
testRule(planCondition, [
  {
    name: 'takes conditions that can be true and false',
    resources: [
      plan(
        when('a.exists() and b.not()', "c ~ 'x and y'"),
        { ...when('a or b'), action: [when('(a or b.not()).not()')] },
        when('false or a'),
      ),
    ],
    findings: [],
  },
  {
    name: 'reports one that is always or never true',
    resources: [plan(when('true'), when('a and false'), when('(true).not()'))],
    findings: [
      `warning PlanDefinition.action[0].condition[0].expression: The condition is always true: leave it out, or say when the action applies.`,
      `PlanDefinition.action[1].condition[0].expression: The condition is never true: the action never applies.`,
      `PlanDefinition.action[2].condition[0].expression: The condition is never true: the action never applies.`,
    ],
  },
  {
    name: 'reports one that is no Boolean',
    resources: [plan(when('5'), when("'yes'"))],
    findings: [
      `PlanDefinition.action[0].condition[0].expression: A condition is true or false, "5" is neither.`,
      `PlanDefinition.action[1].condition[0].expression: A condition is true or false, "'yes'" is neither.`,
    ],
  },
  {
    name: 'reports one that is said twice',
    resources: [plan(when('a = 1', 'a  = 1'))],
    findings: [
      `warning PlanDefinition.action[0].condition[1].expression: The same condition is said twice: keep one.`,
    ],
  },
  {
    name: 'takes one define for several conditions of another language, and of several libraries',
    resources: [
      plan({
        condition: [
          both('A', "'a' in %yes"),
          both('A', "('a' in %no).not()"),
          { kind: 'applicability', expression: { ...cql('A'), reference: 'http://x/Library/One' } },
          { kind: 'applicability', expression: { ...cql('A'), reference: 'http://x/Library/Two' } },
        ],
      }),
    ],
    findings: [],
  },
  {
    name: 'reports one that is said twice in all its languages',
    resources: [plan({ condition: [both('A', "'a' in %yes"), both('A', "'a' in  %yes")] })],
    findings: [
      `warning PlanDefinition.action[0].condition[1].expression: The same condition is said twice: keep one.`,
    ],
  },
  {
    name: 'reports contradictions, in one, in several, and with an action around',
    resources: [
      plan(when('a and a.not()'), when('(a = 1)', '(a = 1).not()'), {
        ...when('a'),
        action: [when('b and not a')],
      }),
    ],
    findings: [
      `PlanDefinition.action[0].condition[0].expression: "a" must hold and must not hold: the action never applies.`,
      `PlanDefinition.action[1].condition[1].expression: "a = 1" must hold and must not hold: the action never applies.`,
      `PlanDefinition.action[2].action[0].condition[0].expression: "a" must hold and must not hold, as an action around it says: the action never applies.`,
    ],
  },
  {
    name: 'reports comparisons of literals, and a condition without expression',
    resources: [
      plan(when('1 = 2'), when('2 >= 2'), { condition: [{ kind: 'applicability' }] }, when("'a' = 1")),
    ],
    findings: [
      'PlanDefinition.action[0].condition[0].expression: The condition is never true: the action never applies.',
      'warning PlanDefinition.action[1].condition[0].expression: The condition is always true: leave it out, or say when the action applies.',
      'warning PlanDefinition.action[2].condition[0]: The condition says nothing: give an expression.',
    ],
  },
]);

testRule(planCondition, [
  {
    name: 'takes conditions to stop',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            title: 'Treat',
            condition: [
              {
                kind: 'stop',
                expression: {
                  language: 'text/fhirpath',
                  expression: '%conditions.exists()',
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
    name: 'warns of those that never or always hold, and of queries',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            title: 'Treat',
            condition: [
              {
                kind: 'stop',
                expression: {
                  language: 'text/fhirpath',
                  expression: '1 = 2',
                },
              },
            ],
          },
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'application/x-fhir-query',
                  expression: 'Observation?code=1',
                },
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'PlanDefinition.action[0].condition[0].expression: The condition is never true.',
      'warning PlanDefinition.action[1].condition[0].expression.language: A condition is true or false; a query finds records.',
    ],
  },
]);
