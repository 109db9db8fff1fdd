import { one, type StaticType } from './staticType.ts';

const list = (type: string): StaticType => ({ types: [type], list: true, certain: false });

/** The variables that conditions may use, by name without `%`. A driver defines every one (docs/logic.md). */
export const expressionVariables: Readonly<Record<string, StaticType>> = {
  subject: one('Patient'),
  conditions: list('Condition'),
  observations: list('Observation'),
  medicationRequests: list('MedicationRequest'),
  medicationStatements: list('MedicationStatement'),
  procedures: list('Procedure'),
  allergies: list('AllergyIntolerance'),
  coverages: list('Coverage'),
  serviceRequests: list('ServiceRequest'),
  devices: list('Device'),
  responses: list('QuestionnaireResponse'),
  draftOrders: list('Resource'),
  complete: list('String'),
  yes: list('String'),
  no: list('String'),
};
