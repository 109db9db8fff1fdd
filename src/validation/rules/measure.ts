import type { Measure } from 'fhir/r4.js';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';

/** Populations that each way of scoring needs, and those it may have besides. https://hl7.org/fhir/R4/measure.html#notes */
const scorings: Readonly<
  Record<string, { readonly needed: readonly string[]; readonly other: readonly string[] }>
> = {
  proportion: {
    needed: ['initial-population', 'numerator', 'denominator'],
    other: ['numerator-exclusion', 'denominator-exclusion', 'denominator-exception'],
  },
  ratio: {
    needed: ['initial-population', 'numerator', 'denominator'],
    other: ['numerator-exclusion', 'denominator-exclusion', 'measure-observation'],
  },
  'continuous-variable': {
    needed: ['initial-population', 'measure-population'],
    other: ['measure-population-exclusion', 'measure-observation'],
  },
  cohort: { needed: ['initial-population'], other: [] },
};

/** Populations and criteria of measures. */
export const measure: Rule = {
  code: 'measure',
  group: 'measures',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/measure.html',
  wants:
    'The groups of a measure have the populations that its scoring is computed from, and criteria in CQL come with a library.',
  why: 'No engine can compute the score: it lacks a population, or the logic that counts it.',
  example: {
    faulty: {
      resourceType: 'Measure',
      status: 'draft',
      group: [
        {
          population: [
            {
              code: { text: 'in pain' },
              criteria: { language: 'text/cql', expression: 'exists [Observation]' },
            },
          ],
        },
      ],
    },
    mended: {
      resourceType: 'Measure',
      status: 'draft',
      library: ['http://example.org/fhir/Library/Logic'],
      group: [
        {
          population: [
            {
              code: { text: 'in pain' },
              criteria: { language: 'text/cql', expression: 'exists [Observation]' },
            },
          ],
        },
      ],
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'Measure')) {
      yield* populations(resource, path);
      yield* criteria(resource, path);
    }
  },
};

function* populations({ scoring, group = [] }: Measure, path: string): Iterable<Finding> {
  if (group.length === 0)
    yield { severity: 'warning', message: 'The measure has no group: nothing is measured.', fhirPath: path };
  const name = scoring?.coding?.[0]?.code;
  const rule = name !== undefined && Object.hasOwn(scorings, name) ? scorings[name] : undefined;
  if (!rule) return;
  for (const [index, { population = [] }] of group.entries()) {
    const codes = population.flatMap(({ code }) => code?.coding?.[0]?.code ?? []);
    const absent = rule.needed.filter((code) => !codes.includes(code));
    const extra = codes.filter((code) => ![...rule.needed, ...rule.other].includes(code));
    const fhirPath = `${path}.group[${index}]`;
    if (absent.length > 0 && population.length > 0)
      yield {
        severity: 'warning',
        message: `A ${name} is computed from ${absent.join(', ')}, which is not here.`,
        fhirPath,
      };
    if (extra.length > 0)
      yield { severity: 'warning', message: `A ${name} makes no use of ${extra.join(', ')}.`, fhirPath };
  }
}

function* criteria({ library = [], group = [] }: Measure, path: string): Iterable<Finding> {
  if (library.length > 0) return;
  for (const [g, { population = [], stratifier = [] }] of group.entries()) {
    for (const [list, members] of Object.entries({ population, stratifier })) {
      for (const [index, { criteria: each }] of members.entries()) {
        // of an identifier cql-define says it
        if (each?.language !== 'text/cql') continue;
        yield {
          message: 'The criteria are written in CQL and the measure names no library.',
          fhirPath: `${path}.group[${g}].${list}[${index}].criteria`,
        };
      }
    }
  }
}
