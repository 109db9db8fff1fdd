import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4.js';
import type { PatientCase } from '../../../src/cases/patientCase.ts';
import type { Guideline } from '../../../src/knowledge/guideline.ts';
import { guidelineSituation } from '../../support/generate/guidelineSituations.ts';

/** A patient whom plans are applied to. */
export interface ApplySubject {
  readonly id: string;
  /** Id of the Patient. */
  readonly subject: string;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly records: readonly FhirResource[];
  readonly draftOrders: readonly FhirResource[];
  readonly complete: readonly string[];
}

/** The patient of a case. */
export function subjectOfCase(patient: PatientCase): ApplySubject {
  const { id, subject, asOf, records, draftOrders, complete } = patient;
  return { id, subject, today: asOf, records, draftOrders, complete };
}

/** Patients with any records that a guideline reads, the same for the same seed; each has a Patient, since nothing is applied to nobody. */
export function generatedSubjects(guideline: Guideline, count: number, seed: number): ApplySubject[] {
  const somebody = guidelineSituation(guideline).filter(({ given }) =>
    given.some(({ resourceType }) => resourceType === 'Patient'),
  );
  return fc
    .sample(somebody, { numRuns: count, seed })
    .map(({ given, subject, today, complete, draftOrders }, index) => ({
      id: `generated-${seed}-${index}`,
      subject,
      today,
      records: given,
      draftOrders,
      complete,
    }));
}
