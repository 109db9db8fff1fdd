import { measure } from '../../../src/validation/rules/measure.ts';
import { concept, populations } from '../../support/measured.ts';
import { testRule } from '../../support/testRule.ts';

testRule(measure, [
  {
    name: 'takes the populations of its scoring',
    resources: [
      {
        resourceType: 'Measure',
        url: 'http://m',
        scoring: concept('proportion'),
        group: [
          { code: concept('g'), population: populations('initial-population', 'numerator', 'denominator') },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports what the scoring needs and does not use',
    resources: [
      {
        resourceType: 'Measure',
        url: 'http://m',
        scoring: concept('proportion'),
        group: [{ code: concept('g'), population: populations('initial-population') }],
      },
      {
        resourceType: 'Measure',
        url: 'http://m',
        scoring: concept('cohort'),
        group: [{ code: concept('g'), population: populations('initial-population', 'numerator') }],
      },
    ],
    findings: [
      `warning Measure.group[0]: A proportion is computed from numerator, denominator, which is not here.`,
      `warning Measure.group[0]: A cohort makes no use of numerator.`,
    ],
  },
  {
    name: 'reports CQL without a library, and no group',
    resources: [
      {
        resourceType: 'Measure',
        group: [{ population: [{ criteria: { language: 'text/cql', expression: 'x' } }] }],
      },
      { resourceType: 'Measure' },
    ],
    findings: [
      `Measure.group[0].population[0].criteria: The criteria are written in CQL and the measure names no library.`,
      `warning Measure: The measure has no group: nothing is measured.`,
    ],
  },
]);
