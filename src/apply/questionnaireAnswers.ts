import type { FhirResource, QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4.js';
import type { Report } from '../diagnostic.ts';
import { type CalendarSpan, dayBefore, daysOf } from './calendar.ts';

/** Ids of the questions that are answered yes and no; every other one is open. */
export interface Answers {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Which answers count. */
export interface AnswerContext {
  /** Canonical url of the Questionnaire; versions are not compared, since ids of questions never change their meaning. */
  readonly questionnaire?: string;
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
 * Of each question the newest answer in the completed or amended responses, if it is still valid for certain. "Not known" is
 * an answer too: it opens the question again. Reports `answers-conflict` for a question that is answered both ways at the
 * same time.
 * @param newestFirst responses of one patient, newest first, as they came
 */
export function questionnaireAnswers(
  newestFirst: readonly FhirResource[],
  context: AnswerContext,
  report: Report,
): Answers {
  if (context.questionnaire === undefined) return { yes: [], no: [] };
  const answers = newestFirst.filter(isResponse).flatMap((response) => answersIn(response, context));
  const yes: string[] = [];
  const no: string[] = [];
  const isInverted = (id: string) => context.inverted?.includes(id) === true;
  for (const id of [...new Set(answers.map((answer) => answer.id))].sort()) {
    const [newest, ...older] = answers.filter((answer) => answer.id === id) as [Answered, ...Answered[]];
    if (!isValid(newest.authored, context.validFor?.[id] ?? aYear, context.today)) continue;
    const values = [newest, ...older.filter(({ at }) => at === newest.at)].flatMap((answer) => answer.values);
    const [isYes, isNo] = [values.includes('yes'), values.includes('no')];
    if (isYes && isNo) reportConflict(id, newest.from, report);
    else if (!values.includes('open')) (isYes === isInverted(id) ? no : yes).push(id);
  }
  return { yes, no };
}

interface Answered {
  readonly id: string;
  readonly values: readonly Value[];
  readonly authored: string | undefined;
  /** The moment, to find answers of the same time. */
  readonly at: number;
  readonly from: QuestionnaireResponse;
}

type Value = 'yes' | 'no' | 'open';

function answersIn(from: QuestionnaireResponse, { questionnaire = '' }: AnswerContext): Answered[] {
  if (unversioned(from.questionnaire ?? '') !== unversioned(questionnaire)) return [];
  const { authored } = from;
  return flat(from.item ?? []).flatMap(({ linkId: id, answer = [] }) =>
    answer.length > 0
      ? [{ id, values: answer.map(answerValue), authored, at: Date.parse(authored ?? ''), from }]
      : [],
  );
}

function isResponse(resource: FhirResource): resource is QuestionnaireResponse {
  return (
    resource.resourceType === 'QuestionnaireResponse' &&
    (resource.status === 'completed' || resource.status === 'amended')
  );
}

/** Authored within the span up to today, for certain. */
function isValid(authored: string | undefined, span: CalendarSpan, today: string): boolean {
  if (authored === undefined) return false;
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

function reportConflict(id: string, { id: response = '?' }: QuestionnaireResponse, report: Report): void {
  const reference = `QuestionnaireResponse/${response}`;
  report({
    code: 'answers-conflict',
    severity: 'warning',
    message: `The question "${id}" is answered yes and no at the same time; neither counts. Ask again.`,
    place: { file: reference },
  });
}
