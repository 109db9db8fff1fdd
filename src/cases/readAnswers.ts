import type { QuestionnaireResponse } from 'fhir/r4.js';
import type { YamlPath } from '../input/yamlFile.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion, Question } from '../logic/criterion.ts';
import { questionsOf } from '../logic/reads.ts';
import { asking } from '../resources/asking.ts';
import { urlOf } from '../resources/canonical.ts';
import type { ResponseEntry } from './caseFile.ts';
import type { CaseScope } from './caseScope.ts';

const v2 = 'http://terminology.hl7.org/CodeSystem/v2-0136';

/** The Questionnaire that asks a question, by canonical url: the one whose answers the guideline's artifacts read. */
export function caseQuestionnaire(guideline: Guideline, question: string): string {
  return urlOf(guideline, 'Questionnaire', asking(guideline, question).slug);
}

/**
 * Reads the answers as responses, one to each form that asks. Reports `case-question-unknown` and `case-date`.
 */
export function readAnswers(scope: CaseScope): readonly QuestionnaireResponse[] {
  const { answers, answered, responses = [] } = scope.entry;
  return [
    ...(answers ? readResponse({ answers, ...(answered !== undefined && { answered }) }, [], scope) : []),
    ...responses.flatMap((entry, index) => readResponse(entry, ['responses', index], scope)),
  ];
}

function readResponse(
  { answers, answered, status = 'completed' }: ResponseEntry,
  path: YamlPath,
  scope: CaseScope,
): readonly QuestionnaireResponse[] {
  const ids = Object.keys(answers);
  const known = new Set(questionsIn(scope.guideline).map(({ id }) => id));
  for (const id of ids.filter((each) => !known.has(each)))
    scope.fault(
      'case-question-unknown',
      `No criterion asks "${id}"; questions: ${[...known].sort().join(', ') || 'none'}.`,
      [...path, 'answers', id],
    );
  const authored =
    answered === 'missing'
      ? undefined
      : answered === undefined
        ? scope.asOf
        : scope.date(answered, [...path, 'answered']);
  const formOf = (id: string) => caseQuestionnaire(scope.guideline, id);
  return [...new Set(ids.map(formOf))].map((questionnaire) => ({
    resourceType: 'QuestionnaireResponse',
    status: status as QuestionnaireResponse['status'],
    questionnaire,
    ...(authored !== undefined && { authored }),
    item: Object.entries(answers)
      .filter(([id]) => formOf(id) === questionnaire)
      .map(([id, answer]) => ({ linkId: id, ...(answer !== 'blank' && { answer: [answerOf(answer)] }) })),
  }));
}

/** Every question of the guideline's criteria, each once. */
export function questionsIn(guideline: Guideline): readonly Question[] {
  const known = questions.get(guideline);
  if (known) return known;
  const { criteria } = guideline;
  const find = (id: string) => criteria.find((each) => each.id === id)?.criterion as Criterion;
  const found = [...new Set(criteria.flatMap(({ criterion }) => questionsOf(criterion, find)))];
  questions.set(guideline, found);
  return found;
}

// Criteria name each other many times over, and every case asks for their questions.
const questions = new WeakMap<Guideline, readonly Question[]>();

function answerOf(answer: 'yes' | 'no' | 'not known') {
  if (answer === 'not known')
    return {
      valueCoding: {
        system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
        code: 'asked-unknown',
      },
    };
  return { valueCoding: { system: v2, code: answer === 'yes' ? 'Y' : 'N' } };
}
