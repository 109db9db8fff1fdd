import type { YamlFile, YamlPath } from '../input/yamlFile.ts';
import type { AskedQuestion, GuidelineQuestionnaire } from './eligibility.ts';
import type { EligibilityFile, InformationEntry } from './eligibilityFile.ts';
import type { EligibilityScope } from './eligibilityScope.ts';
import { findWords } from './findWords.ts';
import type { MovedWords } from './movedWords.ts';

/**
 * Reads the forms. Reports `question-unknown`, `question-twice`, `question-not-asked` (for information, in no form), `id-duplicate`
 * (also of a question that a condition would read), `line-outside-source`, `quote-not-in-source` and `words-moved`.
 */
export function readQuestionnaires(
  file: YamlFile<EligibilityFile>,
  scope: EligibilityScope,
): GuidelineQuestionnaire[] {
  const entries = file.value.questionnaires ?? [];
  scope.unique('questionnaires', entries, ['questionnaires']);
  scope.unique('questions', file.value.information ?? [], ['information']);
  const known = knownQuestions(file, scope);
  const asked = new Set<string>();
  const forms = entries.map((entry, index) => {
    scope.unique('groups', entry.groups, ['questionnaires', index, 'groups']);
    const groups = entry.groups.map(({ id, title, questions }, g) => ({
      id,
      title,
      questions: questions.flatMap((question, q) =>
        askedAt(question, ['questionnaires', index, 'groups', g, 'questions', q], { known, asked, scope }),
      ),
    }));
    const { id, title, description, rationale } = entry;
    return { id, title, description, groups, rationale, authored: file.place(['questionnaires', index]) };
  });
  checkAsked(file.value.information ?? [], asked, scope);
  return forms;
}

function knownQuestions(
  file: YamlFile<EligibilityFile>,
  scope: EligibilityScope,
): ReadonlyMap<string, AskedQuestion> {
  const ofCriteria = scope.surroundings.criteria.flatMap(({ id, question, source }) =>
    question ? [{ id, text: question.text, source, informational: false }] : [],
  );
  const moved = scope.movedWords();
  const forInformation = (file.value.information ?? []).map((entry, index) =>
    readInformation(entry, ['information', index], { scope, moved }),
  );
  moved.finish();
  return new Map([...ofCriteria, ...forInformation].map((question) => [question.id, question]));
}

function readInformation(
  { id, text, line, quote, rationale }: InformationEntry,
  path: YamlPath,
  { scope, moved }: { readonly scope: EligibilityScope; readonly moved: MovedWords },
): AskedQuestion {
  const { source, criterionIds, rowIds } = scope.surroundings;
  const whose = criterionIds?.has(id) ? 'criterion' : rowIds?.has(id) ? 'row' : undefined;
  if (whose)
    scope.fault(
      'id-duplicate',
      `"${id}" is the id of a ${whose} too; a condition would read the answer. Rename the question.`,
      [...path, 'id'],
    );
  const found = findWords(source, quote, line);
  moved.note(found, scope.file.place([...path, 'line']));
  if (!found && line > source.lines.length)
    scope.fault('line-outside-source', `The source has no line ${line}.`, [...path, 'line']);
  else if (!found)
    scope.fault(
      'quote-not-in-source',
      `The quote "${quote}" stands nowhere in the source. Copy the words exactly as printed.`,
      [...path, 'quote'],
    );
  const words = found ?? { text: quote, place: { file: source.file, line } };
  return { id, text, source: words, informational: true, rationale };
}

function askedAt(
  id: string,
  path: YamlPath,
  {
    known,
    asked,
    scope,
  }: {
    readonly known: ReadonlyMap<string, AskedQuestion>;
    readonly asked: Set<string>;
    readonly scope: EligibilityScope;
  },
): AskedQuestion[] {
  if (asked.has(id))
    scope.fault(
      'question-twice',
      `"${id}" is asked before; two answers could contradict each other. Ask it once.`,
      path,
    );
  asked.add(id);
  const question = known.get(id);
  if (question) return [question];
  // A malformed criterion was told.
  if (scope.surroundings.criterionIds && !isMalformed(id, scope) && !scope.isDropped(id))
    scope.fault(
      'question-unknown',
      `Neither a criterion with a question nor an entry of \`information\` is called "${id}". Mend the id, or give the criterion its question.`,
      path,
    );
  return [];
}

function isMalformed(id: string, { surroundings: { criteria, criterionIds } }: EligibilityScope): boolean {
  return (criterionIds?.has(id) ?? false) && !criteria.some((one) => one.id === id);
}

function checkAsked(
  information: readonly InformationEntry[],
  asked: ReadonlySet<string>,
  scope: EligibilityScope,
): void {
  // A malformed questionnaire may ask them.
  if (scope.file.dropped.length > 0) return;
  information.forEach(({ id }, index) => {
    if (!asked.has(id))
      scope.fault('question-not-asked', `No questionnaire asks "${id}". Name it in a group, or remove it.`, [
        'information',
        index,
      ]);
  });
}
