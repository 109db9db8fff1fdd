import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion, Evidence, Question } from '../logic/criterion.ts';
import type { EvaluatedCase } from './evaluateCases.ts';
import type { PatientCase } from './patientCase.ts';

/** Whether a record can meet a criterion beside the answer no to its own question. */
export function canContradict(criterion: Criterion): criterion is Evidence & { question: Question } {
  return criterion.kind === 'evidence' && criterion.question !== undefined && criterion.recorded.length > 0;
}

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
    return state === 'unknown' && found && canContradict(found) && variables.no.includes(found.question.id);
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
