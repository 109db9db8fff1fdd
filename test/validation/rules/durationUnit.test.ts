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

testRule(durationUnit, [
  {
    name: 'takes ages, offsets and ranges in units of time',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            title: 'A',
            timingAge: {
              value: 5,
              system: 'http://unitsofmeasure.org',
              code: 'a',
            },
            relatedAction: [
              {
                actionId: 'b',
                relationship: 'before',
                offsetDuration: {
                  value: -1,
                  system: 'http://unitsofmeasure.org',
                  code: 'h',
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
    name: 'reports other units, words alone and durations below zero',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            title: 'A',
            timingAge: {
              value: 5,
              system: 'http://unitsofmeasure.org',
              code: 'm',
            },
          },
          {
            title: 'B',
            timingDuration: {
              value: -1,
              unit: 'hours',
            },
            relatedAction: [
              {
                actionId: 'b',
                relationship: 'before',
                offsetRange: {
                  low: {
                    value: 1,
                    system: 'http://unitsofmeasure.org',
                    code: 'kg',
                  },
                },
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'warning PlanDefinition.action[1].timing.ofType(Duration): A duration has a code of UCUM: s, min, h, d, wk, mo or a. Words alone cannot be added to a date.',
      'warning PlanDefinition.action[1].timing.ofType(Duration).value: Found a duration of -1: nothing lasts less than no time.',
      'warning PlanDefinition.action[0].timing.ofType(Age).code: "m" is no unit of time: a duration is in s, min, h, d, wk, mo or a.',
      'PlanDefinition.action[1].relatedAction[0].offset.ofType(Range).low.code: "kg" is no unit of time: a duration is in s, min, h, d, wk, mo or a.',
    ],
  },
]);
