import { planBehavior } from '../../../src/validation/rules/planBehavior.ts';
import { testRule } from '../../support/testRule.ts';

testRule(planBehavior, [
  {
    name: 'takes an order, and advice against that nobody must do',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            id: 'a',
            title: 'A',
            requiredBehavior: 'must',
          },
          {
            id: 'b',
            title: 'B',
            relatedAction: [
              {
                actionId: 'a',
                relationship: 'after-end',
              },
              {
                actionId: 'c',
                relationship: 'before',
              },
            ],
          },
          {
            id: 'c',
            title: 'C',
            relatedAction: [
              {
                actionId: 'a',
                relationship: 'after',
              },
              {
                actionId: 'a',
                relationship: 'concurrent',
              },
            ],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports an action before and after another',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            id: 'a',
            title: 'A',
          },
          {
            id: 'b',
            title: 'B',
            relatedAction: [
              {
                actionId: 'a',
                relationship: 'after',
              },
              {
                actionId: 'a',
                relationship: 'before-start',
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'PlanDefinition.action[1].relatedAction[1].relationship: This is before-start "a" here and after it before: keep one.',
    ],
  },
  {
    name: 'reports an order that leads in a circle over others',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            id: 'a',
            title: 'A',
            relatedAction: [
              {
                actionId: 'b',
                relationship: 'before',
              },
            ],
          },
          {
            id: 'b',
            title: 'B',
            relatedAction: [
              {
                actionId: 'c',
                relationship: 'before',
              },
            ],
          },
          {
            id: 'c',
            title: 'C',
            relatedAction: [
              {
                actionId: 'a',
                relationship: 'before',
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'PlanDefinition.action[2].relatedAction[0]: "a" comes before this action by way of others: the order leads in a circle.',
    ],
  },
  {
    name: 'reports advice against that must be done, or is chosen beforehand',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            title: 'A',
            requiredBehavior: 'must',
            precheckBehavior: 'yes',
            extension: [
              {
                url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation',
                valueCodeableConcept: {
                  coding: [
                    {
                      system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-recommendation-direction-cs',
                      code: 'against',
                    },
                  ],
                },
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'PlanDefinition.action[0].requiredBehavior: The action is advised against, and must be done.',
      'PlanDefinition.action[0].precheckBehavior: The action is advised against, and chosen beforehand.',
    ],
  },
]);
