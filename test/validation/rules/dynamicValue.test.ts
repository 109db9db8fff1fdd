import { dynamicValue } from '../../../src/validation/rules/dynamicValue.ts';

import { testRule } from '../../support/testRule.ts';

const plan = (...action: object[]) => ({
  resourceType: 'PlanDefinition',
  url: 'http://x/PlanDefinition/p',
  id: 'p',
  action,
});
testRule(dynamicValue, [
  {
    name: 'takes paths of the target, and what is more than steps',
    resources: [
      plan(
        {
          definitionCanonical: 'http://x/ActivityDefinition/a',
          dynamicValue: [
            { path: 'ServiceRequest.code.coding[0].code' },
            { path: 'occurrence' },
            { path: 'note.text' },
          ],
        },
        { dynamicValue: [{ path: '%action.title' }, { path: 'description' }] },
      ),
      {
        resourceType: 'ActivityDefinition',
        url: 'http://x/ActivityDefinition/a',
        kind: 'ServiceRequest',
        dynamicValue: [{ path: 'extension(http://x).value' }, { path: 'authoredOn' }],
      },
    ],
    findings: [],
  },
  {
    name: 'reports paths that there are not, and one twice',
    resources: [
      plan(
        { definitionCanonical: 'http://x/ActivityDefinition/a', dynamicValue: [{ path: 'nothing' }] },
        { dynamicValue: [{ path: 'title' }, { path: 'title' }] },
      ),
      {
        resourceType: 'ActivityDefinition',
        url: 'http://x/ActivityDefinition/a',
        kind: 'ServiceRequest',
        dynamicValue: [{ path: 'code.nothing' }],
      },
    ],
    findings: [
      `PlanDefinition.action[0].dynamicValue[0].path: ServiceRequest has no element "nothing".`,
      `warning PlanDefinition.action[1].dynamicValue[1].path: "title" is set twice: the last wins.`,
      `ActivityDefinition.dynamicValue[0].path: ServiceRequest has no element "code.nothing".`,
    ],
  },
]);
