import type { Fault, ResourceExample } from './entry.ts';

const json = 'https://hl7.org/fhir/R4/json.html';
const datatypes = 'https://hl7.org/fhir/R4/datatypes.html';

/** What the structure gate finds, by code. */
export const structureFaults = {
  'structure-resource-type': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/resourcelist.html',
    wants: 'A resource names its type in resourceType, and the type is one of R4.',
    why: 'A server refuses it: without a type nobody knows how to read it.',
    example: {
      faulty: { resourceType: 'Planner' },
      mended: { resourceType: 'PlanDefinition', status: 'draft' },
    },
  },
  'structure-unknown-element': {
    severity: 'error',
    spec: json,
    wants: 'Every key is an element that R4 gives the type.',
    why: 'Servers refuse the resource, or drop the element without a word: what it said is lost.',
    example: {
      faulty: { resourceType: 'Patient', birthday: '1970-01-02' },
      mended: { resourceType: 'Patient', birthDate: '1970-01-02' },
    },
  },
  'structure-missing-element': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/conformance-rules.html#cardinality',
    wants: 'Elements that R4 requires are there.',
    why: 'Servers refuse the resource; software that relies on the element fails.',
    example: {
      faulty: { resourceType: 'PlanDefinition', title: 'Pain' },
      mended: { resourceType: 'PlanDefinition', title: 'Pain', status: 'draft' },
    },
  },
  'structure-empty': {
    severity: 'error',
    spec: json,
    wants: 'Texts, lists and elements are filled, or left out. An id alone is no content.',
    why: 'Servers refuse empty values; software that meets one cannot tell it from a value that was lost.',
    example: {
      faulty: { resourceType: 'PlanDefinition', status: 'draft', title: '' },
      mended: { resourceType: 'PlanDefinition', status: 'draft', title: 'Pain' },
    },
  },
  'structure-null': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/json.html#null',
    wants:
      'null stands only in a list of plain values, where the twin of the list (_given for given) says something at the same place.',
    why: 'Servers refuse it: FHIR has no null, an element that has no value is left out.',
    example: {
      faulty: { resourceType: 'PlanDefinition', status: 'draft', title: null },
      mended: { resourceType: 'PlanDefinition', status: 'draft' },
    },
  },
  'structure-type': {
    severity: 'error',
    spec: json,
    wants:
      'A value has the JSON type of its element: a list where it repeats, an object, a text, a number or a Boolean.',
    why: 'Parsers stop at it, and the whole resource is lost.',
    example: {
      faulty: { resourceType: 'Patient', active: 'true' },
      mended: { resourceType: 'Patient', active: true },
    },
  },
  'structure-choice': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/formats.html#choice',
    wants:
      'An element of several types, value[x], stands once with one of them; an extension has a value or extensions.',
    why: 'Software reads one of the two and never sees the other: which one counts depends on the engine.',
    example: {
      faulty: { resourceType: 'Patient', deceasedBoolean: true, deceasedDateTime: '2025-01-02' },
      mended: { resourceType: 'Patient', deceasedDateTime: '2025-01-02' },
    },
  },
  'structure-code': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/terminologies.html#required',
    wants: 'A plain code is one of the required value set of its element.',
    why: 'Servers refuse the resource: such codes drive software, which knows no others.',
    example: {
      faulty: { resourceType: 'PlanDefinition', status: 'final' },
      mended: { resourceType: 'PlanDefinition', status: 'active' },
    },
  },
  'structure-format': {
    severity: 'error',
    spec: datatypes,
    wants:
      'A plain value has the form of its type: dates that the calendar has, ids of 64 letters at most, uris without spaces.',
    why: 'Servers refuse the resource, or read another value than was meant.',
    example: {
      faulty: { resourceType: 'Patient', birthDate: '02.01.1970' },
      mended: { resourceType: 'Patient', birthDate: '1970-01-02' },
    },
  },
} as const satisfies Readonly<Record<string, Fault<ResourceExample>>>;

export type StructureCode = keyof typeof structureFaults;
