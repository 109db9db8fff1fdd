import type { PatientCase } from '../../../src/cases/patientCase.ts';

/** One case of those whose patients differ in their ids alone: they expect other things of the same. */
export function differentCases(cases: readonly PatientCase[]): readonly PatientCase[] {
  const known = new Set<string>();
  return cases.filter(({ id, asOf, complete, draftOrders, records }) => {
    const patient = JSON.stringify([asOf, complete, draftOrders, records]).replaceAll(id, '');
    return known.size < known.add(patient).size;
  });
}
