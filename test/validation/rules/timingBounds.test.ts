import { timingBounds } from '../../../src/validation/rules/timingBounds.ts';
import { testRule } from '../../support/testRule.ts';

testRule(timingBounds, [
  {
    name: 'takes a most above the least, and a timing by its code',
    resources: [
      {
        resourceType: 'ActivityDefinition',
        timingTiming: {
          repeat: {
            count: 2,
            countMax: 3,
            duration: 1,
            durationMax: 1,
            durationUnit: 'h',
            frequency: 1,
            frequencyMax: 2,
            period: 1,
            periodMax: 2,
            periodUnit: 'd',
          },
        },
      },
      {
        resourceType: 'ActivityDefinition',
        timingTiming: {
          code: {
            text: 'daily',
          },
        },
      },
    ],
    findings: [],
  },
  {
    name: 'reports a most below the least, wherever a timing stands',
    resources: [
      {
        resourceType: 'ActivityDefinition',
        dosage: [
          {
            timing: {
              repeat: {
                count: 4,
                countMax: 3,
                period: 2,
                periodMax: 1.5,
                periodUnit: 'd',
              },
            },
          },
        ],
      },
    ],
    findings: [
      'ActivityDefinition.dosage[0].timing.repeat.countMax: At least 4 and at most 3: countMax is below count.',
      'ActivityDefinition.dosage[0].timing.repeat.periodMax: At least 2 and at most 1.5: periodMax is below period.',
    ],
  },
  {
    name: 'reports a unit without its number',
    resources: [
      {
        resourceType: 'ActivityDefinition',
        timingTiming: {
          repeat: {
            frequency: 1,
            periodUnit: 'd',
            durationUnit: 'h',
          },
        },
      },
    ],
    findings: [
      'ActivityDefinition.timing.ofType(Timing).repeat.durationUnit: durationUnit is the unit of duration, which is not here.',
      'ActivityDefinition.timing.ofType(Timing).repeat.periodUnit: periodUnit is the unit of period, which is not here.',
    ],
  },
]);
