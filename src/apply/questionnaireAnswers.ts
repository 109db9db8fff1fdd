import type { FhirResource, QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4.js';

/** Ids of the questions that are answered yes and no; every other one is open. */
export interface Answers {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const yesNo = 'http://terminology.hl7.org/CodeSystem/v2-0136';

/**
 * The answers of the latest completed or amended response to the Questionnaire.
 * @param newestFirst responses of one patient, newest first
 * @param questionnaire canonical url; versions are not compared, since ids of questions never change their meaning
 */
export function questionnaireAnswers(newestFirst: readonly FhirResource[], questionnaire: string): Answers {
  const latest = newestFirst.find(
    (resource): resource is QuestionnaireResponse =>
      resource.resourceType === 'QuestionnaireResponse' &&
      (resource.status === 'completed' || resource.status === 'amended') &&
      unversioned(resource.questionnaire ?? '') === unversioned(questionnaire),
  );
  const items = flat(latest?.item ?? []);
  return { yes: answered(items, isYes, isNo), no: answered(items, isNo, isYes) };
}

function answered(items: readonly QuestionnaireResponseItem[], wanted: Test, opposite: Test): string[] {
  const ids = items.filter((item) => item.answer?.some(wanted)).map((item) => item.linkId);
  // A question answered both ways is not settled.
  const contradicted = new Set(
    items.filter((item) => item.answer?.some(opposite)).map((item) => item.linkId),
  );
  return [...new Set(ids)].filter((id) => !contradicted.has(id)).sort();
}

type Answer = NonNullable<QuestionnaireResponseItem['answer']>[number];
type Test = (answer: Answer) => boolean;

const isYes: Test = ({ valueBoolean, valueCoding }) =>
  valueBoolean === true || (valueCoding?.system === yesNo && valueCoding.code === 'Y');
const isNo: Test = ({ valueBoolean, valueCoding }) =>
  valueBoolean === false || (valueCoding?.system === yesNo && valueCoding.code === 'N');

function flat(items: readonly QuestionnaireResponseItem[]): readonly QuestionnaireResponseItem[] {
  return items.flatMap((item) => [
    item,
    ...flat(item.item ?? []),
    ...(item.answer ?? []).flatMap((answer) => flat(answer.item ?? [])),
  ]);
}

function unversioned(canonical: string): string {
  return canonical.replace(/\|.*$/, '');
}
