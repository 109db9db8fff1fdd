import { planContradiction } from '../../../src/validation/rules/planContradiction.ts';
import { testRule } from '../../support/testRule.ts';

testRule(planContradiction, [
  {
    name: 'takes what can be so and otherwise',
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
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression: '%conditions.count() > 1 and %conditions.count() < 4',
                },
              },
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression: "%subject.gender = 'male' or %subject.gender = 'other'",
                },
              },
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression:
                    '%subject.birthDate <= today() - 18 years and %subject.birthDate > today() - 65 years',
                },
              },
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression: "%conditions.where(a = 'x').exists() and %conditions.where(a = 'y').exists()",
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
                  language: 'text/fhirpath',
                  expression:
                    '%observations.where((value as Quantity).value > 5 and (value as Quantity).value <= 10).exists()',
                },
              },
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression: "%subject.gender != 'male' and %subject.gender != 'female'",
                },
              },
              {
                kind: 'applicability',
                expression: {
                  language: 'text/cql',
                  expression: '"Age" >= 18 and "Age" < 65',
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
    name: 'reports amounts, dates, codes and presence that leave no room',
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
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression: '%conditions.count() > 3 and %conditions.count() < 2',
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
                  language: 'text/fhirpath',
                  expression:
                    '%subject.birthDate <= today() - 65 years and %subject.birthDate > today() - 18 years',
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
                  language: 'text/fhirpath',
                  expression: "%subject.gender = 'male' and %subject.gender = 'female'",
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
                  language: 'text/fhirpath',
                  expression: '%conditions.exists() and %conditions.empty()',
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
                  language: 'text/fhirpath',
                  expression:
                    '%observations.where((value as Quantity).value > 10 and (value as Quantity).value < 5).exists()',
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
                  language: 'text/cql',
                  expression: 'AgeInYears() >= 65 and AgeInYears() < 18',
                },
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'PlanDefinition.action[0].condition[0].expression: "%conditions.count() > 3" and "%conditions.count() < 2" are never so together.',
      'PlanDefinition.action[1].condition[0].expression: "%subject.birthDate <= today() - 65 years" and "%subject.birthDate > today() - 18 years" are never so together.',
      'PlanDefinition.action[2].condition[0].expression: "%subject.gender = \'male\'" and "%subject.gender = \'female\'" are never so together.',
      'PlanDefinition.action[3].condition[0].expression: "%conditions.exists()" and "%conditions.empty()" are never so together.',
      'PlanDefinition.action[4].condition[0].expression: "(value as Quantity).value > 10" and "(value as Quantity).value < 5" are never so together.',
      'PlanDefinition.action[5].condition[0].expression: "AgeInYears() >= 65" and "AgeInYears() < 18" are never so together.',
    ],
  },
  {
    name: 'reports what never is, always is, or is said twice',
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
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression: '%conditions.count() < 0',
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
                  language: 'text/fhirpath',
                  expression: '%conditions.count() >= 0',
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
                  language: 'text/fhirpath',
                  expression: '%subject.birthDate > today()',
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
                  language: 'text/fhirpath',
                  expression: '%conditions.exists() or true',
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
                  language: 'text/fhirpath',
                  expression: '%conditions.exists() or %conditions.exists().not()',
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
                  language: 'text/fhirpath',
                  expression: '%conditions.exists() and %conditions.exists()',
                },
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'PlanDefinition.action[0].condition[0].expression: "%conditions.count() < 0" is never so.',
      'PlanDefinition.action[1].condition[0].expression: "%conditions.count() >= 0" is always so.',
      'PlanDefinition.action[2].condition[0].expression: "%subject.birthDate > today()" is never so.',
      'PlanDefinition.action[3].condition[0].expression: A part joined by or is always so: the rest asks nothing.',
      'PlanDefinition.action[4].condition[0].expression: One part is so where the other is not: the condition always holds.',
      'PlanDefinition.action[5].condition[0].expression: "%conditions.exists()" is said twice: keep one, or say what was meant.',
    ],
  },
  {
    name: 'sets conditions of one action against each other and against those around it',
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
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression: '%subject.birthDate <= today() - 18 years',
                },
              },
            ],
            action: [
              {
                title: 'Treat',
                condition: [
                  {
                    kind: 'applicability',
                    expression: {
                      language: 'text/fhirpath',
                      expression: '%subject.birthDate > today() - 12 years',
                    },
                  },
                ],
              },
            ],
          },
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression: '%conditions.count() > 3',
                },
              },
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression: '%conditions.empty()',
                },
              },
            ],
          },
          {
            title: 'Treat',
            condition: [
              {
                kind: 'start',
                expression: {
                  language: 'text/fhirpath',
                  expression: '%conditions.exists()',
                },
              },
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
    findings: [
      'PlanDefinition.action[0].action[0].condition[0].expression: No patient meets this and "%subject.birthDate <= today() - 18 years" of an action around it: the action never applies.',
      'PlanDefinition.action[1].condition[1].expression: No patient meets this and "%conditions.count() > 3": the action never applies.',
      'PlanDefinition.action[2].condition[1].expression: The same is the condition for start and stop: what starts ends at once.',
    ],
  },
]);
