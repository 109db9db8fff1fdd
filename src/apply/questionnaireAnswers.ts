import type { FhirResource, QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4.js';
import type { Report } from '../diagnostic.ts';
import { type CalendarSpan, dayBefore, daysOf } from './calendar.ts';
import { latestResponses } from './latestResponses.ts';
import { isAfter, isDate } from './recordDates.ts';

/** Ids of the questions that are answered yes and no; every other one is open. */
export interface Answers {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Which answers count. */
export interface AnswerContext {
  /**
   * Canonical urls of the Questionnaires, or of the only one; versions are not compared, since ids of questions never change
   * their meaning.
   */
  readonly questionnaire?: string | readonly string[];
  /** How long an answer lasts, by id of the question; a year where nothing is said. */
  readonly validFor?: Readonly<Record<string, CalendarSpan>>;
  /** Questions that are put the other way round: yes to them says no to the criterion. */
  readonly inverted?: readonly string[];
  /** YYYY-MM-DD */
  readonly today: string;
}

const yesNo = 'http://terminology.hl7.org/CodeSystem/v2-0136';
const aYear: CalendarSpan = { count: 12, unit: 'month' };

/**
 * The answers of the latest completed or amended response to each Questionnaire, each as long as it is valid for certain. What
 * the latest one leaves blank or calls "not known" is open again, whatever older ones say. Where several may be the latest, a
 * question is open unless all say the same; where one of them has no date, or one of the future, all its questions are.
 * Reports `answers-undated` for such a response and `answers-conflict` for a question that is answered in more than one way.
 * @param records of one patient, as they came, those of the future among them
 */
export function questionnaireAnswers(
  records: readonly FhirResource[],
  context: AnswerContext,
  report: Report,
): Answers {
  const { questionnaire = [], inverted = [] } = context;
  const forms = typeof questionnaire === 'string' ? [questionnaire] : questionnaire;
  const said = [...new Set(forms.map(unversioned))].flatMap((form) => {
    const latest = latestResponses(records.filter(isResponse).filter((each) => isTo(each, form)));
    for (const each of latest) reportUndated(each, context.today, report);
    return answersIn(latest, context, report);
  });
  const idsOf = (value: Value) => new Set(said.filter((each) => each.value === value).map(({ id }) => id));
  const [yes, no] = [idsOf('yes'), idsOf('no')];
  const turned = (value: 'yes' | 'no') =>
    [...new Set([...yes, ...no])]
      .filter(
        (id) => !(yes.has(id) && no.has(id)) && yes.has(id) === ((value === 'yes') !== inverted.includes(id)),
      )
      .sort();
  return { yes: turned('yes'), no: turned('no') };
}

type Value = 'yes' | 'no' | 'open';

interface Answered {
  readonly id: string;
  readonly value: Value;
}

/** What all of the latest responses agree upon, be it that the question is open. */
function answersIn(
  latest: readonly QuestionnaireResponse[],
  { validFor, today }: AnswerContext,
  report: Report,
): Answered[] {
  const answered = latest.map(({ item = [] }) => valuesIn(item));
  const ids = new Set(answered.flatMap((values) => [...values.keys()]));
  return [...ids].sort().flatMap((id) => {
    const all = answered.map((values) => values.get(id) ?? []);
    const values = new Set(all.flatMap((each) => (each.length === 0 ? ['open' as const] : each)));
    if (latest.every(({ authored }) => isDated(authored, today)) && isConflict(values, latest))
      reportConflict(id, latest, report);
    const valid = latest.every(({ authored }) => isValid(authored, validFor?.[id] ?? aYear, today));
    return valid && values.size === 1 ? [...values].map((value) => ({ id, value })) : [];
  });
}

/** Yes and no; or, where several may be the latest, one of them and nothing. */
function isConflict(values: ReadonlySet<Value>, latest: readonly unknown[]): boolean {
  return (values.has('yes') && values.has('no')) || (latest.length > 1 && values.size > 1);
}

function valuesIn(items: readonly QuestionnaireResponseItem[]): ReadonlyMap<string, readonly Value[]> {
  const values = new Map<string, Value[]>();
  for (const { linkId, answer = [] } of flat(items))
    values.set(linkId, [...(values.get(linkId) ?? []), ...answer.map(answerValue)]);
  return values;
}

function isResponse(resource: FhirResource): resource is QuestionnaireResponse {
  return (
    resource.resourceType === 'QuestionnaireResponse' &&
    (resource.status === 'completed' || resource.status === 'amended')
  );
}

function isTo({ questionnaire = '' }: QuestionnaireResponse, form: string): boolean {
  return unversioned(questionnaire) === form;
}

function isDated(authored: string | undefined, today: string): authored is string {
  return isDate(authored) && !isAfter(authored, today);
}

/** Authored within the span up to today, for certain. */
function isValid(authored: string | undefined, span: CalendarSpan, today: string): boolean {
  if (!isDated(authored, today)) return false;
  const { first, last } = daysOf(authored);
  return first >= dayBefore(today, span) && last <= today;
}

type Answer = NonNullable<QuestionnaireResponseItem['answer']>[number];

function answerValue({ valueBoolean, valueCoding }: Answer): Value {
  const coded = valueCoding?.system === yesNo ? valueCoding.code : undefined;
  if (valueBoolean === true || coded === 'Y') return 'yes';
  return valueBoolean === false || coded === 'N' ? 'no' : 'open';
}

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

function reportUndated({ authored, id = '?' }: QuestionnaireResponse, today: string, report: Report): void {
  if (isDated(authored, today)) return;
  const reference = `QuestionnaireResponse/${id}`;
  const found = authored === undefined ? 'has no date' : `is dated "${authored}"`;
  report({
    code: 'answers-undated',
    severity: 'warning',
    message: `${reference} ${found}, so that nobody knows which response is the latest; no answer to its Questionnaire counts until that is mended.`,
    place: { file: reference },
  });
}

function reportConflict(id: string, latest: readonly QuestionnaireResponse[], report: Report): void {
  const [reference = '', ...others] = latest.map((each) => `QuestionnaireResponse/${each.id ?? '?'}`).sort();
  const beside = others.length > 0 ? `, in ${[reference, ...others].join(' and ')}` : '';
  report({
    code: 'answers-conflict',
    severity: 'warning',
    message: `The question "${id}" is answered in more than one way at the same time${beside}; it counts as not answered. Ask again.`,
    place: { file: reference },
  });
}
