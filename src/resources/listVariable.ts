import type { TypeRead } from './typesRead.ts';

/** Slug of the extension's definition. */
export const listVariableSlug = 'list-variable';

/** The list variable that each type feeds: the name that conditions use, and the key of a prefetch. Of the patient it is one. */
export const listVariable: Readonly<Record<TypeRead, string>> = {
  AllergyIntolerance: 'allergies',
  Condition: 'conditions',
  Coverage: 'coverages',
  Device: 'devices',
  MedicationRequest: 'medicationRequests',
  MedicationStatement: 'medicationStatements',
  Observation: 'observations',
  Patient: 'subject',
  Procedure: 'procedures',
  QuestionnaireResponse: 'responses',
  ServiceRequest: 'serviceRequests',
};
