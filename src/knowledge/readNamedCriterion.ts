import type { YamlPath } from '../input/yamlFile.ts';
import type { Question } from '../logic/criterion.ts';
import type { NamedCriterionEntry, QuestionEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import type { GuidelineCriterion } from './guidelineCriterion.ts';
import { readBody } from './readCriterion.ts';
import { readSpan, spanWords } from './readSpan.ts';

/** Reads what a named criterion says, without its words of the source. Reports what the readers of bodies and spans do. */
export function readNamedCriterion(
  entry: NamedCriterionEntry,
  path: YamlPath,
  scope: CriterionScope,
): Omit<GuidelineCriterion, 'source' | 'thresholds' | 'authored'> {
  const { id, title, basis, rationale, contraindication = false, question } = entry;
  const asked = question && readQuestion(id, question, [...path, 'question'], scope);
  return {
    id,
    title,
    criterion: readBody(entry, path, scope, asked) ?? { kind: 'any', of: [] },
    basis,
    rationale,
    ...(question && {
      question: {
        text: question.text,
        inverted: question.polarity === 'inverted',
        rationale: question.rationale,
      },
    }),
    contraindication,
  };
}

function readQuestion(
  id: string,
  { text, validFor, outdatedWithin, basis = 'editorial', rationale }: QuestionEntry,
  path: YamlPath,
  scope: CriterionScope,
): Question {
  const valid = readSpan(validFor, [...path, 'validFor'], scope) ?? { count: 1, unit: 'day' };
  const outdated =
    outdatedWithin === undefined ? undefined : readSpan(outdatedWithin, [...path, 'outdatedWithin'], scope);
  const note = (decision: string) =>
    scope.threshold({ kind: 'validity', decision, basis, rationale, authored: scope.place(path) });
  note(`Answer to “${text}”: lasts ${spanWords(valid)}`);
  if (outdated)
    note(`Answer to “${text}”: outdated by evidence recorded or begun in the last ${spanWords(outdated)}`);
  return { id, validFor: valid, ...(outdated && { outdatedWithin: outdated }) };
}
