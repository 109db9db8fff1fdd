import type { QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4.js';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion, Question } from '../logic/criterion.ts';
import { questionsOf } from '../logic/reads.ts';
import type { CaseScope } from './caseScope.ts';

const v2 = 'http://terminology.hl7.org/CodeSystem/v2-0136';

/** The Questionnaire that the answers of cases are to, by canonical url. */
export function caseQuestionnaire({ identity }: Guideline): string {
  return `${identity.canonical}/Questionnaire/criteria`;
}

/** Reads the answers as one completed response. Reports `case-question-unknown` and `case-date`. */
export function readAnswers(scope: CaseScope): QuestionnaireResponse | undefined {
  const { answers, answered } = scope.entry;
  if (!answers) return undefined;
  const known = new Set(questionsIn(scope.guideline).map(({ id }) => id));
  const item = Object.entries(answers).map(([id, answer]): QuestionnaireResponseItem => {
    if (!known.has(id))
      scope.fault(
        'case-question-unknown',
        `No criterion asks "${id}"; questions: ${[...known].sort().join(', ') || 'none'}.`,
        ['answers', id],
      );
    return { linkId: id, answer: [answerOf(answer)] };
  });
  const authored = answered === undefined ? scope.asOf : scope.date(answered, ['answered']);
  return {
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire: caseQuestionnaire(scope.guideline),
    ...(authored !== undefined && { authored }),
    item,
  };
}

/** Every question of the guideline's criteria. */
export function questionsIn({ criteria }: Guideline): readonly Question[] {
  const find = (id: string) => criteria.find((each) => each.id === id)?.criterion as Criterion;
  return criteria.flatMap(({ criterion }) => questionsOf(criterion, find));
}

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
