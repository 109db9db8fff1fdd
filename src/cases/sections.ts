import type { Section } from './caseFile.ts';

/** The resource type that a section's list is of; `DraftOrder` for the orders being placed. */
export const sectionTypes: Readonly<Record<Section, string>> = {
  conditions: 'Condition',
  observations: 'Observation',
  medicationRequests: 'MedicationRequest',
  medicationStatements: 'MedicationStatement',
  procedures: 'Procedure',
  allergies: 'AllergyIntolerance',
  coverages: 'Coverage',
  serviceRequests: 'ServiceRequest',
  devices: 'Device',
  draftOrders: 'DraftOrder',
};

/** All sections, in the order in which records are numbered. */
export const sections = Object.keys(sectionTypes) as readonly Section[];

/** The element that names the patient, by resource type; `subject` for all others. */
export const patientElements: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'patient',
  Coverage: 'beneficiary',
  Device: 'patient',
};
