import { isResourceType, shapeOf } from '../../definitions/shape.ts';
import { closest } from '../closest.ts';
import type { Finding } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { readCql } from './readCql.ts';
import { readCqlHead } from './readCqlHead.ts';

/** What is wrong with the text of CQL as far as a plain reading tells: it is not compiled. */
export function* cqlProblems(text: string, fhirPath: string, scope: Scope): Iterable<Finding> {
  const { repeated, undeclared, fhirVersion, valueSets } = readCql(text);
  yield* languageProblems(text, fhirPath);
  for (const name of new Set(repeated)) yield { message: `The CQL defines "${name}" twice.`, fhirPath };
  if (undeclared.length > 0)
    yield {
      message: `The CQL uses ${undeclared.slice(0, 3).join(', ')}, which nothing in it declares.`,
      fhirPath,
    };
  if (fhirVersion !== undefined && !fhirVersion.startsWith('4.0'))
    yield {
      severity: 'warning',
      message: `The CQL is for FHIR ${fhirVersion}, the library is of R4 (4.0.1).`,
      fhirPath,
    };
  for (const url of valueSets)
    if (scope.isBelowOurBase(url) && !scope.catalog.byCanonical(url))
      yield { severity: 'warning', message: `The CQL asks for ${url}, which is not here.`, fhirPath };
}

/** What a compiler refuses and plain reading shows. https://cql.hl7.org/02-authorsguide.html */
function* languageProblems(source: string, fhirPath: string): Iterable<Finding> {
  const { models, contexts, types, mismatch, includes } = readCqlHead(source);
  for (const name of includes)
    if (!commonLibraries.includes(name) && closest(name, commonLibraries) !== undefined)
      yield {
        severity: 'warning',
        message: `The CQL includes ${name}: ${closest(name, commonLibraries)} was meant.`,
        fhirPath,
      };
  const fhir = models.length === 0 || models.includes('FHIR');
  if (models.length === 0 && contexts.includes('Patient'))
    yield {
      severity: 'warning',
      message: 'The CQL names no model (using FHIR ...): it has no Patient.',
      fhirPath,
    };
  for (const name of contexts)
    if (fhir && !isResourceType(name) && !['Unfiltered', 'Population', 'Unspecified'].includes(name))
      yield { message: `The CQL has the context ${name}, which FHIR has not.`, fhirPath };
  for (const name of types)
    if (fhir && !systemTypes.includes(name) && !isResourceType(name) && shapeOf(name) === undefined)
      yield { message: `The CQL has a parameter of type ${name}, which there is not.`, fhirPath };
  if (mismatch !== undefined)
    yield { severity: 'warning', message: `The CQL compares a number with a text: ${mismatch}.`, fhirPath };
}

/** Libraries that most logic includes. */
const commonLibraries = ['FHIRHelpers', 'FHIRCommon', 'QICoreCommon'];

const systemTypes = [
  'Any',
  'Boolean',
  'Integer',
  'Long',
  'Decimal',
  'String',
  'Date',
  'DateTime',
  'Time',
  'Quantity',
  'Ratio',
  'Code',
  'Concept',
  'ValueSet',
  'CodeSystem',
  'Vocabulary',
];
