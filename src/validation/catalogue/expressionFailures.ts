import type { Fault, TextExample } from './entry.ts';

const fhirpath = 'http://hl7.org/fhirpath/N1/';
const inFhir = 'https://hl7.org/fhir/R4/fhirpath.html';

/** Faults of FHIRPath with which an engine fails, or finds nothing whatever the record says. */
export const expressionFailures = {
  'fhirpath-syntax': {
    severity: 'error',
    spec: `${fhirpath}#expressions`,
    wants: 'An expression parses as FHIRPath.',
    why: 'Every engine stops at it: the plan cannot be applied to any patient.',
    example: { faulty: '%conditions.where(', mended: '%conditions.exists()' },
  },
  'fhirpath-variable-unknown': {
    severity: 'error',
    spec: `${inFhir}#variables`,
    wants: 'A variable (%name) is declared where it stands, or defined by FHIR, FHIRPath or the driver.',
    why: 'An undefined variable stops some engines and is empty to others, so that the condition never holds.',
    example: { faulty: '%patient.active ~ true', mended: '%subject.active ~ true' },
  },
  'fhirpath-path-unknown': {
    severity: 'error',
    spec: `${fhirpath}#path-selection`,
    wants: 'Each step of a path is an element that R4 gives the type before it.',
    why: 'A misspelt element is no error to most engines: the path is empty, and the condition never holds.',
    example: {
      faulty: "%conditions.where(clinicalstatus.coding.where(code = 'active').exists()).exists()",
      mended: "%conditions.where(clinicalStatus.coding.where(code = 'active').exists()).exists()",
    },
  },
  'fhirpath-type-unknown': {
    severity: 'error',
    spec: `${fhirpath}#types`,
    wants: 'The type after is and as is one of R4. A cast stands in parentheses before the next step.',
    why: 'Engines stop at a type that they do not know, or the cast gives nothing.',
    example: {
      faulty: '%observations.where(value as Quantity.value >= 4).exists()',
      mended: '%observations.where((value as Quantity).value >= 4).exists()',
    },
  },
  'fhirpath-function-unknown': {
    severity: 'error',
    spec: `${fhirpath}#functions`,
    wants: 'A function is one that FHIRPath or FHIR defines.',
    why: 'Every engine stops at it: the plan cannot be applied to any patient.',
    example: { faulty: '%conditions.exist()', mended: '%conditions.exists()' },
  },
  'fhirpath-pattern': {
    severity: 'error',
    spec: `${fhirpath}#matchesregex-string-boolean`,
    wants: 'A pattern of matches() uses only what all dialects of regular expressions read alike.',
    why: 'Engines use the regular expressions of their own language: one fails, another matches something else.',
    example: {
      faulty: String.raw`%conditions.where(code.text.matches('^(?:\\p{L}+)$')).exists()`,
      mended: "%conditions.where(code.text.matches('^(?:[A-Za-z]+)$')).exists()",
    },
  },
  'fhirpath-arguments': {
    severity: 'error',
    spec: `${fhirpath}#functions`,
    wants: 'A function has as many parameters as FHIRPath gives it.',
    why: 'Every engine stops at it: the plan cannot be applied to any patient.',
    example: { faulty: '%conditions.exists().not(true)', mended: '%conditions.exists().not()' },
  },
  'fhirpath-date': {
    severity: 'error',
    spec: `${fhirpath}#date`,
    wants: 'A date of an expression is a day that there is.',
    why: 'Engines stop at it, or compare with nothing, so that the condition never holds.',
    example: {
      faulty: 'today() > @2026-02-30',
      mended: 'today() > @2026-02-28',
    },
  },
} as const satisfies Readonly<Record<string, Fault<TextExample>>>;
