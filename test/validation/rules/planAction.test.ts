import { planAction } from '../../../src/validation/rules/planAction.ts';

import { testRule } from '../../support/testRule.ts';

const plan = (...action: object[]) => ({
  resourceType: 'PlanDefinition',
  url: 'http://x/PlanDefinition/p',
  id: 'p',
  action,
});
testRule(planAction, [
  {
    name: 'takes ids, relations and goals that there are',
    resources: [
      {
        ...plan(
          {
            id: 'a',
            title: 'A',
            goalId: ['g'],
            relatedAction: [{ actionId: 'b', relationship: 'before-start' }],
          },
          { id: 'b', title: 'B' },
        ),
        goal: [{ id: 'g' }],
      },
    ],
    findings: [],
  },
  {
    name: 'reports an id twice, at any depth',
    resources: [plan({ id: 'a', action: [{ id: 'a', title: 'A' }] })],
    findings: [`PlanDefinition.action[0].action[0].id: The id "a" is taken by another action.`],
  },
  {
    name: 'reports relations to nothing, to itself, and both ways',
    resources: [
      plan(
        {
          id: 'a',
          title: 'A',
          relatedAction: [
            { actionId: 'z', relationship: 'before' },
            { actionId: 'a', relationship: 'before' },
            { actionId: 'b', relationship: 'before' },
          ],
        },
        { id: 'b', title: 'B', relatedAction: [{ actionId: 'a', relationship: 'before' }] },
      ),
    ],
    findings: [
      `PlanDefinition.action[0].relatedAction[0].actionId: The plan has no action with the id "z".`,
      `PlanDefinition.action[0].relatedAction[1].actionId: "a" is the action itself or one around it: relate it to another.`,
      `PlanDefinition.action[0].relatedAction[2].actionId: "b" says the same of this action: one cannot be before the other both ways.`,
      `PlanDefinition.action[1].relatedAction[0].actionId: "a" says the same of this action: one cannot be before the other both ways.`,
    ],
  },
  {
    name: 'reports goals that are not there or not served',
    resources: [{ ...plan({ title: 'A', goalId: ['z'] }), goal: [{ id: 'g' }] }],
    findings: [
      `PlanDefinition.action[0].goalId[0]: The plan has no goal with the id "z".`,
      `information PlanDefinition.goal[0]: No action serves the goal "g".`,
    ],
  },
  {
    name: 'reports what leads to nothing',
    resources: [plan({ id: 'a' }, { title: 'B', selectionBehavior: 'any' })],
    findings: [
      `warning PlanDefinition.action[0]: The action has no definition, no actions and no words: nothing follows from it.`,
      `warning PlanDefinition.action[1].selectionBehavior: selectionBehavior is about actions inside, of which there are none.`,
    ],
  },
  {
    name: 'warns of a target that says a value of nothing',
    resources: [
      {
        ...plan(),
        goal: [
          {
            target: [
              { detailQuantity: { value: 1 } },
              { measure: { text: 'x' }, detailQuantity: { value: 1 } },
            ],
          },
        ],
      },
    ],
    findings: [
      'warning PlanDefinition.goal[0].target[0]: The target says a value and not what is measured: give a measure.',
    ],
  },
]);
