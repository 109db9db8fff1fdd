/**
 * What a code of ICD-10-CM and of SNOMED CT looks like, as anchored patterns that mean the same in every tongue. A code that
 * does not (lower case in raw data, a rounded number, words) is not understood, so it never helps to prove an absence.
 */
export const codeShapes = {
  icd10cm: '^[A-Z][0-9][0-9A-Z][.]?[0-9A-Z]*$',
  snomedct: '^[0-9]{6,18}$',
} as const;
