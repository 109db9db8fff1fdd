import type { CodeSystem, ValueSetComposeIncludeFilter } from 'fhir/r4.js';
import { findCode, findSystem } from '../codes.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { isLoincCode, isSnomedId } from '../terminology/checkDigit.ts';

const general = ['concept', 'code', 'display', 'inactive', 'notSelectable', 'status', 'parent', 'child'];
const hierarchy = ['is-a', 'descendent-of', 'is-not-a', 'generalizes'];

/** Filters of value sets. */
export const valueSetFilter: Rule = {
  code: 'value-set-filter',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.compose.include.filter',
  wants: 'A filter uses a property that its system has, with an operator and a value that suit it.',
  why: 'A terminology server refuses to expand the value set, or finds no code for it.',
  example: {
    faulty: {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: {
        include: [
          {
            system: 'http://snomed.info/sct',
            filter: [{ property: 'concept', op: 'is-a', value: '73211008' }],
          },
        ],
      },
    },
    mended: {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: {
        include: [
          {
            system: 'http://snomed.info/sct',
            filter: [{ property: 'concept', op: 'is-a', value: '73211009' }],
          },
        ],
      },
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'ValueSet')) {
      for (const list of ['include', 'exclude'] as const) {
        for (const [at, { system, filter }] of (resource.compose?.[list] ?? []).entries()) {
          for (const [index, each] of (filter ?? []).entries()) {
            const finding = system === undefined ? undefined : problemOf(each, system, scope);
            if (finding)
              yield {
                ...finding,
                fhirPath: `${path}.compose.${list}[${at}].filter[${index}].${finding.fhirPath}`,
              };
            const against = (filter ?? []).slice(0, index).some((other) => excludes(each, other));
            if (against)
              yield {
                severity: 'warning',
                message: 'This asks for the contrary of a filter before it: no code passes both.',
                fhirPath: `${path}.compose.${list}[${at}].filter[${index}]`,
              };
          }
        }
      }
    }
  },
};

function problemOf(filter: ValueSetComposeIncludeFilter, system: string, scope: Scope): Finding | undefined {
  const { property, op, value } = filter;
  if (op === 'exists' && value !== 'true' && value !== 'false')
    return { message: `exists takes true or false, found "${value}".`, fhirPath: 'value' };
  if (op === 'regex' && !isPattern(value))
    return { message: `"${value}" is no regular expression.`, fhirPath: 'value' };
  if (system === 'http://snomed.info/sct') return snomedProblem(filter);
  if (system === 'http://loinc.org') return loincProblem(filter);
  const own = scope.codeSystem(system);
  if (own && !general.includes(property) && !declares(own, property))
    return {
      severity: 'warning',
      message: `${system} declares no property or filter "${property}".`,
      fhirPath: 'property',
    };
  return isConcept(filter) ? conceptProblem(value, system, scope) : undefined;
}

const contraries: readonly (readonly string[])[] = [
  ['is-a', 'is-not-a'],
  ['descendent-of', 'is-not-a'],
  ['in', 'not-in'],
];

/** True for filters of which one takes just what the other leaves out. */
function excludes(a: ValueSetComposeIncludeFilter, b: ValueSetComposeIncludeFilter): boolean {
  if (a.property !== b.property) return false;
  if (a.op === 'exists' && b.op === 'exists') return a.value !== b.value;
  return (
    a.value === b.value &&
    contraries.some((pair) => pair.includes(a.op) && pair.includes(b.op) && a.op !== b.op)
  );
}

/** Properties of LOINC by which filters of FHIR go. https://hl7.org/fhir/R4/loinc.html#props */
const loincProperties =
  /^(?:STATUS|COMPONENT|PROPERTY|TIME_ASPCT|SYSTEM|SCALE_TYP|METHOD_TYP|CLASS(?:TYPE)?|ORDER_OBS|[A-Z][A-Za-z0-9_]*(?:Last|First|Changed|Released)[A-Za-z]*|[A-Z]+[A-Z0-9_]*_[A-Z0-9_]+|DefinitionDescription|SURVEY_QUEST_TEXT|EXMPL_ANSWERS|UNITSREQUIRED|SHORTNAME|LONG_COMMON_NAME|CONSUMER_NAME|FORMULA|PanelType|EXAMPLE_UNITS|EXAMPLE_UCUM_UNITS|UnitsAndRange|DocumentKind|[a-z][a-zA-Z-]*|LIST|copyright|LOINC_NUM)$/;
/** Properties of SNOMED CT; an attribute is named by its identifier. https://hl7.org/fhir/R4/snomedct.html#4.3.1.0.6 */
const snomedProperties = [
  'concept',
  'constraint',
  'expression',
  'expressions',
  'parent',
  'child',
  'inactive',
  'sufficientlyDefined',
  'moduleId',
  'effectiveTime',
  'normalForm',
  'normalFormTerse',
  'semanticTag',
  'code',
];

function loincProblem({ property, value }: ValueSetComposeIncludeFilter): Finding | undefined {
  if (!loincProperties.test(property))
    return { severity: 'warning', message: `LOINC has no property "${property}".`, fhirPath: 'property' };
  return /^(?:L[A-Z])?\d+-\d$/.test(value) && !isLoincCode(value)
    ? { message: `"${value}" is no code of LOINC: its check digit is wrong.`, fhirPath: 'value' }
    : undefined;
}

function isConcept({ property, op }: ValueSetComposeIncludeFilter): boolean {
  return (property === 'concept' || property === 'code') && (op === '=' || hierarchy.includes(op));
}

function conceptProblem(value: string, system: string, scope: Scope): Finding | undefined {
  const coded = { system, code: value, core: true as const, path: () => '' };
  const known = findSystem(coded, scope);
  return known && !findCode(known, value)
    ? { message: `The code "${value}" is not in ${system}.`, fhirPath: 'value' }
    : undefined;
}

function snomedProblem({ property, op, value }: ValueSetComposeIncludeFilter): Finding | undefined {
  if (!snomedProperties.includes(property) && !isSnomedId(property))
    return { severity: 'warning', message: `SNOMED CT has no property "${property}".`, fhirPath: 'property' };
  if (property !== 'concept') return undefined;
  if (op === '=')
    return { message: 'SNOMED CT takes is-a, descendent-of or in for concept, not =.', fhirPath: 'op' };
  if (hierarchy.includes(op) && !isSnomedId(value))
    return {
      message: `"${value}" is no code of SNOMED CT: its form or check digit is wrong.`,
      fhirPath: 'value',
    };
  return undefined;
}

function declares({ property = [], filter = [] }: CodeSystem, name: string): boolean {
  return [...property, ...filter].some(({ code }) => code === name);
}

/** Servers read flags inside a pattern, `(?i)`, which JavaScript does not know. */
function isPattern(text: string): boolean {
  try {
    return new RegExp(text.replace(/\(\?[a-z]+\)/g, '')) !== undefined;
  } catch {
    return false;
  }
}
