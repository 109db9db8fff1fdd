import type { RecordContext } from '../apply/recordVariables.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { PatientCase } from './patientCase.ts';
import { caseQuestionnaire, questionsIn } from './readAnswers.ts';

/** What the driver is told of a case beside its records. */
export function caseContext(
  { subject, asOf, complete, draftOrders }: PatientCase,
  guideline: Guideline,
): RecordContext {
  const questions = questionsIn(guideline);
  return {
    subject,
    today: asOf,
    complete,
    draftOrders,
    questionnaire: [...new Set(questions.map(({ id }) => caseQuestionnaire(guideline, id)))],
    validFor: Object.fromEntries(questions.map(({ id, validFor }) => [id, validFor])),
    inverted: guideline.criteria.flatMap(({ id, question }) => (question?.inverted ? [id] : [])),
  };
}
