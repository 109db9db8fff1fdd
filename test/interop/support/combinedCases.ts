import type { FhirResource } from 'fhir/r4.js';
import type { PatientCase } from '../../../src/cases/patientCase.ts';
import { type ApplySubject, subjectOfCase } from './applySubjects.ts';

/**
 * A patient of whom a plan speaks, who has the records of another case besides; so what most cases show alone is seen as a part of a
 * whole. Answers stay those of the first, since later ones would replace them.
 */
export function combinedCase(of: PatientCase, more: PatientCase): ApplySubject {
  const base = subjectOfCase(of);
  const added = [...more.records, ...more.draftOrders].filter(
    ({ resourceType }) => resourceType !== 'Patient' && resourceType !== 'QuestionnaireResponse',
  );
  const text = JSON.stringify(added).replaceAll(`Patient/${more.subject}"`, `Patient/${of.subject}"`);
  return {
    ...base,
    id: `${of.id}+${more.id}`,
    records: [...base.records, ...(JSON.parse(text) as FhirResource[])],
  };
}
