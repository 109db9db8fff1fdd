/**
 * What a code of ICD-10-CM and of SNOMED CT looks like, as anchored patterns that mean the same in every tongue. A code that
 * does not (lower case in raw data, words) is not understood, so it never helps to prove an absence. A concept of SNOMED CT
 * says that it is one in its second and third digit from the right: 00, or 10 where an extension's namespace stands before it, so that a
 * long number that was rounded is none. The check digit is beyond a pattern: the driver sees to it, and CQL counts it out.
 * https://docs.snomed.org/snomed-ct-specifications/snomed-ct-release-file-specification/identifiers
 */
export const codeShapes = {
  icd10cm: '^[A-Z][0-9][0-9AB](?:[.]?[0-9A-Z]{1,4})?$',
  snomedct: '^(?:[0-9]{3,8}00[0-9]|[0-9]{8,15}10[0-9])$',
} as const;
