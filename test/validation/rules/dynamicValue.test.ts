import { dynamicValue } from '../../../src/validation/rules/dynamicValue.ts';

import { testRule } from '../../support/testRule.ts';

const plan = (...action: object[]) => ({
  resourceType: 'PlanDefinition',
  url: 'http://x/PlanDefinition/p',
  id: 'p',
  action,
});
const value = (path: string) => ({ path, expression: { language: 'text/fhirpath', expression: "'x'" } });

testRule(dynamicValue, [
  {
    name: 'takes paths of the target, and what is more than steps',
    resources: [
      plan(
        {
          definitionCanonical: 'http://x/ActivityDefinition/a',
          dynamicValue: [
            value('ServiceRequest.code.coding[0].code'),
            value('occurrence'),
            value('note.text'),
          ],
        },
        { dynamicValue: [value('%action.title'), value('description')] },
      ),
      {
        resourceType: 'ActivityDefinition',
        url: 'http://x/ActivityDefinition/a',
        kind: 'ServiceRequest',
        dynamicValue: [value('extension(http://x).value'), value('authoredOn')],
      },
    ],
    findings: [],
  },
  {
    name: 'reports paths that there are not, and one twice',
    resources: [
      plan(
        { definitionCanonical: 'http://x/ActivityDefinition/a', dynamicValue: [value('nothing')] },
        { dynamicValue: [value('title'), value('title')] },
      ),
      {
        resourceType: 'ActivityDefinition',
        url: 'http://x/ActivityDefinition/a',
        kind: 'ServiceRequest',
        dynamicValue: [value('code.nothing')],
      },
    ],
    findings: [
      `PlanDefinition.action[0].dynamicValue[0].path: ServiceRequest has no element "nothing".`,
      `warning PlanDefinition.action[1].dynamicValue[1].path: "title" is set twice: the last wins.`,
      `ActivityDefinition.dynamicValue[0].path: ServiceRequest has no element "code.nothing".`,
    ],
  },
  {
    name: 'reports what is no path of steps, and what lacks a path or an expression',
    resources: [
      plan({
        dynamicValue: [
          value("extension('http://x.org/a.b').value"),
          value('title['),
          value('title.lower()'),
          { path: 'description' },
          { expression: { language: 'text/fhirpath', expression: "'x'" } },
        ],
      }),
      { resourceType: 'ActivityDefinition', kind: ['Task', 'x'], dynamicValue: [value('nothing')] },
    ],
    findings: [
      `PlanDefinition.action[0].dynamicValue[1].path: "title[" is no path: elements, [numbers], extension('...'), ofType(...) and resolve() only.`,
      `warning PlanDefinition.action[0].dynamicValue[2].path: "title.lower()" is no path: elements, [numbers], extension('...'), ofType(...) and resolve() only.`,
      'warning PlanDefinition.action[0].dynamicValue[3]: Nothing says what the value is: give an expression.',
      'warning PlanDefinition.action[0].dynamicValue[4]: Nothing says where the value goes: give a path.',
    ],
  },
]);
