import type { Guideline } from '../knowledge/guideline.ts';
import type { EvaluatedCase } from './evaluateCases.ts';
import type { PatientCase } from './patientCase.ts';

/**
 * Ids of the criteria that a case expects to be unknown since the record meets them beside the answer no: the record alone meets
 * them, and the answers alone rule them out.
 */
export function contradictedBy(
  { patient, variables }: EvaluatedCase,
  guideline: Guideline,
  evaluated: (patient: PatientCase) => EvaluatedCase,
): readonly string[] {
  const open = patient.expected.filter(({ criterion: id, state }) => {
    const found = guideline.criteria.find((each) => each.id === id)?.criterion;
    if (state !== 'unknown' || found?.kind !== 'evidence' || !found.question) return false;
    return found.recorded.length > 0 && variables.no.includes(found.question.id);
  });
  if (open.length === 0) return [];
  const { records } = patient;
  const answers = records.filter(({ resourceType }) => resourceType === 'QuestionnaireResponse');
  const people = records.filter(({ resourceType }) => resourceType === 'Patient');
  const recorded = evaluated({ ...patient, records: records.filter((one) => !answers.includes(one)) });
  const answered = evaluated({ ...patient, records: [...people, ...answers], draftOrders: [] });
  return open
    .map(({ criterion }) => criterion)
    .filter((id) => recorded.stateOf(id) === 'met' && answered.stateOf(id) === 'ruled-out');
}
