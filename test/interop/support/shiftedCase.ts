import type { PatientCase } from '../../../src/cases/patientCase.ts';

/** A case as of another day: all of its days move with it, so that a server that goes by its own clock sees the same patient. */
export function shiftedCase(patient: PatientCase, today: string): PatientCase {
  const days = (Date.parse(today) - Date.parse(patient.asOf)) / dayLength;
  if (days === 0) return patient;
  const { asOf: _, authored, expected, outcomes, ...dated } = patient;
  const moved = JSON.stringify(dated).replace(/(?<=")\d{4}-\d\d-\d\d(?=["T])/g, (day) =>
    new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10),
  );
  return { ...(JSON.parse(moved) as typeof dated), asOf: today, authored, expected, outcomes };
}

const dayLength = 24 * 60 * 60 * 1000;
