import type { FhirResource, QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4.js';
import type { PatientCase } from '../../../src/cases/patientCase.ts';
import type { Guideline } from '../../../src/knowledge/guideline.ts';
import type { Situation } from '../../support/interpret/chart.ts';

/**
 * A case as the interpreter of the tests takes it. That knows one form and no questions put the other way round: the answers
 * of a case, which are all of one moment, are put into one response, and turned as the driver turns them.
 */
export function caseSituation(patient: PatientCase, guideline: Guideline): Situation {
  const inverted = new Set(
    guideline.criteria.flatMap(({ id, question }) => (question?.inverted ? [id] : [])),
  );
  const questionnaire = `${guideline.identity.canonical}/Questionnaire/all`;
  const responses = patient.records.filter(isResponse);
  const item = responses.flatMap((response) => response.item ?? []).map((one) => turned(one, inverted));
  const others = patient.records.filter((record) => !isResponse(record));
  return {
    given: [...others, ...responses.slice(0, 1).map((first) => ({ ...first, questionnaire, item }))],
    subject: patient.subject,
    today: patient.asOf,
    complete: patient.complete,
    questionnaire,
    draftOrders: patient.draftOrders,
  };
}

function isResponse(record: FhirResource): record is QuestionnaireResponse {
  return record.resourceType === 'QuestionnaireResponse';
}

const opposites: Readonly<Record<string, string>> = { Y: 'N', N: 'Y' };

function turned(item: QuestionnaireResponseItem, inverted: ReadonlySet<string>): QuestionnaireResponseItem {
  const coding = item.answer?.[0]?.valueCoding;
  const code = opposites[coding?.code ?? ''];
  return inverted.has(item.linkId) && code
    ? { ...item, answer: [{ valueCoding: { ...coding, code } }] }
    : item;
}
