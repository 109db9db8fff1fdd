import { durationUnit } from '../../../src/validation/rules/durationUnit.ts';
import { testRule } from '../../support/testRule.ts';

const action = (code: string, system = 'http://unitsofmeasure.org') => ({
  resourceType: 'PlanDefinition',
  action: [{ timingDuration: { value: 1, system, code } }],
});

testRule(durationUnit, [
  {
    name: 'takes units of time, and leaves composed units and other systems alone',
    resources: [
      ...['s', 'ms', 'min', 'wk', 'mo', 'a', 'a_j', '10.d'].map((code) => action(code)),
      action('mg', 'http://x'),
    ],
    findings: [],
  },
  {
    name: 'refuses other units',
    resources: [action('mg')],
    findings: [
      'PlanDefinition.action[0].timing.ofType(Duration).code: "mg" is no unit of time: a duration is in s, min, h, d, wk, mo or a.',
    ],
  },
]);
