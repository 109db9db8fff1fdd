import type { SearchParameter } from 'fhir/r4.js';
import { parseTrouble } from '../conformance/parseTrouble.ts';
import { pathProblem } from '../conformance/pathProblem.ts';
import { searchParameterAt } from '../conformance/searchParameterAt.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Search parameters. */
export const searchParameter: Rule = {
  code: 'search-parameter',
  group: 'conformance',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/searchparameter.html',
  wants:
    'A search parameter has an expression over its bases, two components or more if it is composite, and narrows what it derives from.',
  why: 'A server that indexes by it finds nothing, so searches come back empty without an error.',
  example: {
    faulty: {
      resourceType: 'SearchParameter',
      url: 'http://example.org/fhir/SearchParameter/born',
      name: 'Born',
      status: 'draft',
      description: 'When born',
      code: 'born',
      base: ['Patient'],
      type: 'date',
      expression: 'Patient.birthdate',
    },
    mended: {
      resourceType: 'SearchParameter',
      url: 'http://example.org/fhir/SearchParameter/born',
      name: 'Born',
      status: 'draft',
      description: 'When born',
      code: 'born',
      base: ['Patient'],
      type: 'date',
      expression: 'Patient.birthDate',
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'SearchParameter')) {
      for (const { fhirPath, ...finding } of [...ofSelf(resource), ...ofBase(resource, scope)])
        yield { ...finding, fhirPath: `${path}.${fhirPath}` };
    }
  },
};

function* ofSelf({ type, component = [], expression, base, target }: SearchParameter): Iterable<Finding> {
  if (type === 'composite' && component.length < 2)
    yield { message: 'A composite has two components or more.', fhirPath: 'component' };
  if (type !== 'composite' && component.length > 0)
    yield {
      severity: 'warning',
      message: `Only a composite has components, this is a ${type}.`,
      fhirPath: 'component',
    };
  if (target && type !== 'reference')
    yield {
      severity: 'warning',
      message: `Only a reference has targets, this is a ${type}.`,
      fhirPath: 'target',
    };
  const trouble =
    expression === undefined ? undefined : (parseTrouble(expression) ?? pathProblem(expression, base));
  if (trouble) yield { message: `The expression is wrong: ${trouble}.`, fhirPath: 'expression' };
}

function* ofBase({ derivedFrom, type, base, code }: SearchParameter, scope: Scope): Iterable<Finding> {
  if (!derivedFrom) return;
  const origin = searchParameterAt(derivedFrom, scope, base[0]);
  if (!origin) return;
  if (origin.type !== type)
    yield { message: `It is of type ${type}, ${derivedFrom} of type ${origin.type}.`, fhirPath: 'type' };
  const general = origin.base.some((each) => each === 'Resource' || each === 'DomainResource');
  const extra = base.filter((each) => !origin.base.includes(each));
  if (extra.length > 0 && !general)
    yield { message: `${derivedFrom} is not for ${extra.join(', ')}.`, fhirPath: 'base' };
  if (origin.code !== code)
    yield {
      severity: 'warning',
      message: `Its code is "${code}", that of ${derivedFrom} is "${origin.code}".`,
      fhirPath: 'code',
    };
}
