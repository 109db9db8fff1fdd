import { rules } from './rules/index.ts';

/** Codes of the gate before the rules. */
const structure = [
  'structure-cardinality',
  'structure-choice',
  'structure-code',
  'structure-empty',
  'structure-format',
  'structure-missing-element',
  'structure-null',
  'structure-resource-type',
  'structure-type',
  'structure-unknown-element',
];

/** Codes of reading files, packages and folders. */
const reading = [
  'archive-broken',
  'archive-path',
  'file-binary',
  'file-too-large',
  'file-unreadable',
  'file-xml',
  'json-duplicate',
  'json-encoding',
  'json-not-a-resource',
  'json-number',
  'json-passed-over',
  'json-syntax',
  'nothing-to-validate',
];

/** Codes of the lint of FHIRPath expressions in plans and activities. */
const expressions = [
  'fhirpath-bare-is',
  'fhirpath-choice-uncast',
  'fhirpath-distinct-codes',
  'fhirpath-equivalence',
  'fhirpath-function',
  'fhirpath-function-unknown',
  'fhirpath-list-as-scalar',
  'fhirpath-maybe-empty',
  'fhirpath-membership',
  'fhirpath-negation',
  'fhirpath-nested-this',
  'fhirpath-not-boolean',
  'fhirpath-operator',
  'fhirpath-path-unknown',
  'fhirpath-pattern',
  'fhirpath-quantity-unit',
  'fhirpath-root-path',
  'fhirpath-scalar-as-list',
  'fhirpath-syntax',
  'fhirpath-type-impossible',
  'fhirpath-type-mismatch',
  'fhirpath-type-unknown',
  'fhirpath-unanchored',
  'fhirpath-variable-unknown',
  'fhirpath-window',
];

/** The codes of all findings that `knart validate` can have about artifacts, in alphabetical order. */
export const findingCodes: readonly string[] = Object.freeze(
  [...new Set([...rules.map(({ code }) => code), ...structure, ...reading, ...expressions])].sort(),
);
