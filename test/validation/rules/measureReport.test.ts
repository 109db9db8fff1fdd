import { measureReport } from '../../../src/validation/rules/measureReport.ts';
import { concept, populations } from '../../support/measured.ts';
import { testRule } from '../../support/testRule.ts';

const proportion = {
  resourceType: 'Measure',
  url: 'http://m',
  scoring: concept('proportion'),
  group: [{ code: concept('g'), population: populations('initial-population', 'numerator', 'denominator') }],
};

testRule(measureReport, [
  {
    name: 'takes a report of all groups and populations',
    resources: [
      {
        resourceType: 'MeasureReport',
        type: 'summary',
        measure: 'http://m',
        group: [
          {
            code: concept('g'),
            population: populations('initial-population', 'numerator', 'denominator'),
            measureScore: { value: 0.5 },
          },
        ],
      },
      proportion,
    ],
    findings: [],
  },
  {
    name: 'says that the measure is not here',
    resources: [{ resourceType: 'MeasureReport', type: 'summary', measure: 'http://m', group: [] }],
    findings: [
      `information MeasureReport.measure: The measure http://m is not here, so the report cannot be checked against it.`,
    ],
  },
  {
    name: 'reports other groups',
    resources: [
      {
        resourceType: 'MeasureReport',
        type: 'summary',
        measure: 'http://m',
        group: [
          {
            code: concept('z'),
            population: populations('initial-population', 'numerator', 'denominator'),
            measureScore: { value: 0.5 },
          },
        ],
      },
      proportion,
    ],
    findings: [`MeasureReport.group[0].code: The code of this group is that of no group in the measure.`],
  },
  {
    name: 'reports a group that is missing, and one twice',
    resources: [
      { resourceType: 'MeasureReport', type: 'summary', measure: 'http://m', group: [] },
      {
        resourceType: 'MeasureReport',
        type: 'summary',
        measure: 'http://m',
        group: [
          { code: concept('g'), population: populations('initial-population') },
          { code: concept('g'), population: populations('initial-population') },
        ],
      },
      {
        resourceType: 'Measure',
        url: 'http://m',
        scoring: concept('cohort'),
        group: [{ code: concept('g'), population: populations('initial-population') }],
      },
    ],
    findings: [
      `MeasureReport: The group "g" of the measure is not reported.`,
      `MeasureReport.group[1]: This group is reported before: put both together.`,
    ],
  },
  {
    name: 'reports other populations',
    resources: [
      {
        resourceType: 'MeasureReport',
        type: 'summary',
        measure: 'http://m',
        group: [{ code: concept('g'), population: populations('initial-population', 'numerator') }],
      },
      {
        resourceType: 'Measure',
        url: 'http://m',
        scoring: concept('cohort'),
        group: [{ code: concept('g'), population: populations('initial-population', 'denominator') }],
      },
    ],
    findings: [
      `MeasureReport.group[0].population[1].code: The measure has no population "numerator" in this group.`,
      `MeasureReport.group[0]: The population "denominator" of the measure is not reported.`,
    ],
  },
  {
    name: 'reports scores that do not suit',
    resources: [
      {
        resourceType: 'MeasureReport',
        type: 'summary',
        measure: 'http://m',
        group: [
          { code: concept('g'), population: populations('initial-population', 'numerator', 'denominator') },
        ],
      },
      {
        resourceType: 'MeasureReport',
        type: 'summary',
        measure: 'http://m',
        group: [
          {
            code: concept('g'),
            population: populations('initial-population', 'numerator', 'denominator'),
            measureScore: { value: 2, code: 'kg' },
          },
        ],
      },
      proportion,
    ],
    findings: [
      `MeasureReport.group[0]: A proportion has a score.`,
      `MeasureReport.group[0].measureScore.value: A proportion lies between 0 and 1, found 2.`,
      `MeasureReport.group[0].measureScore.code: A proportion has no unit, found kg.`,
    ],
  },
  {
    name: 'reports the score of a cohort',
    resources: [
      {
        resourceType: 'MeasureReport',
        type: 'summary',
        measure: 'http://m',
        group: [
          { code: concept('g'), population: populations('initial-population'), measureScore: { value: 1 } },
        ],
      },
      {
        resourceType: 'Measure',
        url: 'http://m',
        scoring: concept('cohort'),
        group: [{ code: concept('g'), population: populations('initial-population') }],
      },
    ],
    findings: [
      `MeasureReport.group[0].measureScore: A cohort has no score: its populations are counted only.`,
    ],
  },
  {
    name: 'reports other stratifiers',
    resources: [
      {
        resourceType: 'MeasureReport',
        type: 'summary',
        measure: 'http://m',
        group: [
          {
            code: concept('g'),
            population: populations('initial-population'),
            stratifier: [{ code: [concept('x')] }],
          },
        ],
      },
      {
        resourceType: 'Measure',
        url: 'http://m',
        scoring: concept('cohort'),
        group: [
          {
            code: concept('g'),
            population: populations('initial-population'),
            stratifier: [{ code: concept('y') }],
          },
        ],
      },
    ],
    findings: [
      `MeasureReport.group[0].stratifier[0]: The code of this stratifier is that of none in the measure.`,
      `MeasureReport.group[0]: The stratifier "y" of the measure is not reported.`,
    ],
  },
  {
    name: 'reports subjects in a summary, and a population without a count',
    resources: [
      {
        resourceType: 'MeasureReport',
        type: 'summary',
        measure: 'http://m',
        group: [
          {
            code: concept('g'),
            population: [
              { code: concept('initial-population'), subjectResults: { reference: 'List/a' } },
              ...populations('numerator', 'denominator'),
            ],
            measureScore: { value: 0.5 },
          },
        ],
      },
      proportion,
    ],
    findings: [
      `MeasureReport.group[0].population[0].subjectResults: Only a subject-list names subjects, this is a summary.`,
      `warning MeasureReport.group[0].population[0]: The population has no count.`,
    ],
  },
]);
