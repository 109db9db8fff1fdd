import { planData } from '../../../src/validation/rules/planData.ts';

import { testRule } from '../../support/testRule.ts';

testRule(planData, [
  {
    name: 'takes variables of declared types, and plans that declare nothing',
    resources: [
      {
        resourceType: 'PlanDefinition',
        action: [
          {
            input: [{ type: 'Condition' }],
            condition: [
              {
                expression: {
                  language: 'text/fhirpath',
                  expression: '%conditions.exists() and %subject.exists()',
                },
              },
            ],
          },
        ],
      },
      {
        resourceType: 'PlanDefinition',
        action: [
          { condition: [{ expression: { language: 'text/fhirpath', expression: '%conditions.exists()' } }] },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports a variable of another type',
    resources: [
      {
        resourceType: 'PlanDefinition',
        action: [
          {
            input: [{ type: 'Condition' }],
            condition: [{ expression: { language: 'text/fhirpath', expression: '%devices.exists()' } }],
          },
        ],
      },
    ],
    findings: [
      `PlanDefinition.action[0].condition[0].expression: %devices reads Device, which neither an input nor a data requirement declares.`,
    ],
  },
  {
    name: 'reports retrieves of another type',
    resources: [
      {
        resourceType: 'Library',
        dataRequirement: [{ type: 'Condition' }],
        content: [
          {
            contentType: 'application/elm+json',
            data: Buffer.from(
              JSON.stringify({
                library: {
                  statements: { def: [{ expression: { dataType: '{http://hl7.org/fhir}Device' } }] },
                },
              }),
            ).toString('base64'),
          },
        ],
      },
    ],
    findings: [`Library: The logic reads Device, which no data requirement declares.`],
  },
]);
