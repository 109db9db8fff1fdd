import type { YamlPath } from '../input/yamlFile.ts';
import type { Criterion, Question } from '../logic/criterion.ts';
import { answeredBy } from '../logic/evidence.ts';
import { checkCriterionId } from './checkCriterionId.ts';
import type { CriterionBody, CriterionEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import { knownIds } from './knownIds.ts';
import { readEvidence } from './readEvidence.ts';

const forms = ['answered', 'any', 'all', 'not', 'atLeast'] as const;
const evidenceKeys = ['recorded', 'possible', 'absence', 'reading'] as const;

/** Reads a criterion where it is part of another, or of a plan: an id or a body. Reports `criterion-unknown` and what `readBody` does. */
export function readCriterion(
  entry: CriterionEntry,
  path: YamlPath,
  scope: CriterionScope,
): Criterion | undefined {
  if (typeof entry !== 'string') return readBody(entry, path, scope);
  checkCriterionId(entry, path, scope);
  return { kind: 'named', id: entry };
}

/**
 * Reads evidence or one combinator. Reports `criterion-form`, `question-misplaced`, `question-unknown`, `count-out-of-range`
 * and what `readEvidence` does.
 * @param question that of a named criterion
 */
export function readBody(
  body: CriterionBody,
  path: YamlPath,
  scope: CriterionScope,
  question?: Question,
): Criterion | undefined {
  const found = forms.filter((form) => body[form] !== undefined);
  const evidence = evidenceKeys.filter((key) => body[key] !== undefined);
  if (found.length + (evidence.length > 0 ? 1 : 0) > 1) {
    scope.fault(
      'criterion-form',
      `This has ${[...evidence.slice(0, 1), ...found].join(' and ')} side by side, which says nothing of how they go together. Keep one, and put the others below any, all or not.`,
      path,
    );
    return undefined;
  }
  const [form] = found;
  if (form === undefined) return readEvidence(body, path, scope, question);
  if (question)
    scope.fault(
      'question-misplaced',
      `A question settles evidence; this criterion is put together by "${form}". Give the question to a criterion of its own and name that as a part.`,
      [...path, 'question'],
    );
  return composed(form, body, path, scope);
}

function composed(
  form: (typeof forms)[number],
  body: CriterionBody,
  path: YamlPath,
  scope: CriterionScope,
): Criterion | undefined {
  const parts = (entries: readonly CriterionEntry[], ...below: (string | number)[]) =>
    entries.flatMap((entry, index) => readCriterion(entry, [...path, ...below, index], scope) ?? []);
  switch (form) {
    case 'answered':
      return readAnswered(body.answered as string, path, scope);
    case 'any':
      return { kind: 'any', of: parts(body.any ?? [], 'any') };
    case 'all':
      return { kind: 'all', of: parts(body.all ?? [], 'all') };
    case 'not': {
      const of = readCriterion(body.not as CriterionEntry, [...path, 'not'], scope);
      return of && { kind: 'not', of };
    }
    case 'atLeast': {
      const { count, of } = body.atLeast ?? { count: 0, of: [] };
      if (count < 1 || count > of.length)
        scope.fault(
          'count-out-of-range',
          `At least ${count} of ${of.length} parts: the count must be between 1 and the number of parts.`,
          [...path, 'atLeast', 'count'],
        );
      return { kind: 'atLeast', count, of: parts(of, 'atLeast', 'of') };
    }
  }
}

function readAnswered(id: string, path: YamlPath, scope: CriterionScope): Criterion {
  if (scope.questions && !scope.questions.has(id)) {
    const known = knownIds(id, [...scope.questions.keys()]);
    scope.fault(
      'question-unknown',
      scope.criteria?.has(id)
        ? `The criterion "${id}" asks no question, so it has no answer. Add "question" to it, or name one that asks: ${known}.`
        : `Nobody asks "${id}": neither a criterion with a question nor a row with one has this id; asked are: ${known}. Mend the id, or add the question.`,
      [...path, 'answered'],
    );
  }
  return answeredBy(id, scope.questions?.get(id));
}
