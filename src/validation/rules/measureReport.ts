import type { CodeableConcept, Measure, MeasureGroup, MeasureReport, MeasureReportGroup } from 'fhir/r4.js';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Reports against their measures. */
export const measureReport: Rule = {
  code: 'measure-report',
  group: 'measures',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/measurereport.html',
  wants:
    'A report has the groups, populations and stratifiers of its measure, and scores as the measure scores.',
  why: 'Numbers that do not belong to the measure cannot be compared or added up with those of others.',
  example: {
    faulty: {
      resourceType: 'MeasureReport',
      status: 'complete',
      type: 'summary',
      measure: 'http://example.org/fhir/Measure/pain',
      period: { start: '2026' },
      group: [{ population: [{ code: { text: 'in pain' }, count: 3 }], measureScore: { value: 0.3 } }],
    },
    mended: {
      resourceType: 'MeasureReport',
      status: 'complete',
      type: 'summary',
      measure: 'http://example.org/fhir/Measure/pain',
      period: { start: '2026' },
      group: [{ population: [{ code: { text: 'in pain' }, count: 3 }] }],
    },
    beside: [
      {
        resourceType: 'Measure',
        url: 'http://example.org/fhir/Measure/pain',
        status: 'draft',
        scoring: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-scoring', code: 'cohort' }],
        },
        group: [
          {
            population: [
              { code: { text: 'in pain' }, criteria: { language: 'text/fhirpath', expression: 'true' } },
            ],
          },
        ],
      },
    ],
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'MeasureReport')) {
      const measure = measureOf(resource.measure, scope);
      if (!measure)
        yield {
          severity: 'information',
          message: `The measure ${resource.measure} is not here, so the report cannot be checked against it.`,
          fhirPath: `${path}.measure`,
        };
      else if (resource.type !== 'data-collection') yield* groups(resource, measure, path);
    }
  },
};

function measureOf(canonical: string, scope: Scope): Measure | undefined {
  const found = scope.catalog.byCanonical(canonical);
  return found?.resource.resourceType === 'Measure' && scope.isSound(found) ? found.resource : undefined;
}

function* groups(report: MeasureReport, measure: Measure, path: string): Iterable<Finding> {
  const defined = measure.group ?? [];
  const reported = report.group ?? [];
  const used = new Set<MeasureGroup>();
  const scoring = measure.scoring?.coding?.[0]?.code;
  for (const [index, group] of reported.entries()) {
    const fhirPath = `${path}.group[${index}]`;
    const found =
      defined.length === 1 && (!group.code || !defined[0]?.code)
        ? defined[0]
        : defined.find(({ code }) => sameConcept(code, group.code));
    if (!found)
      yield {
        message: 'The code of this group is that of no group in the measure.',
        fhirPath: `${fhirPath}.code`,
      };
    else if (used.has(found))
      yield { message: 'This group is reported before: put both together.', fhirPath };
    else yield* ofGroup(group, found, report, scoring, fhirPath);
    if (found) used.add(found);
  }
  for (const { code, id } of defined.filter((each) => !used.has(each) && reported.length < defined.length))
    yield { message: `The group "${nameOf(code) ?? id}" of the measure is not reported.`, fhirPath: path };
}

function* ofGroup(
  group: MeasureReportGroup,
  defined: MeasureGroup,
  report: MeasureReport,
  scoring: string | undefined,
  path: string,
): Iterable<Finding> {
  yield* populations(group, defined, report, path);
  yield* stratifiers(group, defined, path);
  yield* score(group, scoring, path);
}

function* populations(
  { population = [] }: MeasureReportGroup,
  { population: defined = [] }: MeasureGroup,
  { type }: MeasureReport,
  path: string,
): Iterable<Finding> {
  for (const [index, { code, subjectResults, count }] of population.entries()) {
    const fhirPath = `${path}.population[${index}]`;
    if (!defined.some((each) => sameConcept(each.code, code)))
      yield {
        message: `The measure has no population "${nameOf(code)}" in this group.`,
        fhirPath: `${fhirPath}.code`,
      };
    if (subjectResults && type !== 'subject-list')
      yield {
        message: `Only a subject-list names subjects, this is a ${type}.`,
        fhirPath: `${fhirPath}.subjectResults`,
      };
    if (count === undefined && type !== 'subject-list')
      yield { severity: 'warning', message: 'The population has no count.', fhirPath };
  }
  for (const { code } of defined.filter(
    (each) => !population.some((other) => sameConcept(each.code, other.code)),
  ))
    yield { message: `The population "${nameOf(code)}" of the measure is not reported.`, fhirPath: path };
}

function* stratifiers(
  { stratifier = [] }: MeasureReportGroup,
  { stratifier: defined = [] }: MeasureGroup,
  path: string,
): Iterable<Finding> {
  const alone = defined.length === 1 && stratifier.length === 1;
  const matches = (definedCode: CodeableConcept | undefined, codes: readonly CodeableConcept[] = []) =>
    definedCode ? codes.some((code) => sameConcept(definedCode, code)) : alone && codes.length === 0;
  for (const [index, { code }] of stratifier.entries()) {
    if (!defined.some((each) => matches(each.code, code)))
      yield {
        message: 'The code of this stratifier is that of none in the measure.',
        fhirPath: `${path}.stratifier[${index}]`,
      };
  }
  for (const each of defined.filter(({ code }) => !stratifier.some((other) => matches(code, other.code))))
    yield {
      message: `The stratifier "${nameOf(each.code) ?? each.id}" of the measure is not reported.`,
      fhirPath: path,
    };
}

function* score(
  { measureScore }: MeasureReportGroup,
  scoring: string | undefined,
  path: string,
): Iterable<Finding> {
  if (scoring === undefined) return;
  const fhirPath = `${path}.measureScore`;
  if (scoring === 'cohort') {
    if (measureScore) yield { message: 'A cohort has no score: its populations are counted only.', fhirPath };
  } else if (!measureScore) yield { message: `A ${scoring} has a score.`, fhirPath: path };
  else if (scoring === 'proportion') {
    const { value, code } = measureScore;
    if (value !== undefined && (value < 0 || value > 1))
      yield { message: `A proportion lies between 0 and 1, found ${value}.`, fhirPath: `${fhirPath}.value` };
    if (code && code !== '1' && code !== '%')
      yield { message: `A proportion has no unit, found ${code}.`, fhirPath: `${fhirPath}.code` };
  }
}

function sameConcept(a: CodeableConcept | undefined, b: CodeableConcept | undefined): boolean {
  const codings = b?.coding ?? [];
  if (!a?.coding && !b?.coding) return a?.text === b?.text;
  return (a?.coding ?? []).some(({ system, code }) =>
    codings.some((other) => other.system === system && other.code === code),
  );
}

function nameOf(concept: CodeableConcept | undefined): string | undefined {
  return concept?.coding?.[0]?.code ?? concept?.text;
}
