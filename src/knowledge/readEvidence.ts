import type { YamlPath } from '../input/yamlFile.ts';
import type { CriterionMet, Evidence, Question } from '../logic/criterion.ts';
import type { Fact } from '../logic/fact.ts';
import { listsOfFact } from '../logic/listsOfFact.ts';
import { misuse } from './codeListUse.ts';
import type { CriterionBody, FactEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import { readCriterionMet } from './readCriterionMet.ts';
import { readFact } from './readFact.ts';

/**
 * Reads what settles a criterion. Reports `question-missing`, `absence-without-list`, `outdated-without-evidence`,
 * `criterion-not-possible`, `reading-without-evidence`, as a warning `recorded-never-definite`, and what `readFact` and `readCriterionMet` do.
 */
export function readEvidence(
  body: CriterionBody,
  path: YamlPath,
  scope: CriterionScope,
  question?: Question,
): Evidence {
  const { absence = 'unknown', reading } = body;
  const recorded =
    typeof body.recorded === 'string'
      ? [readFact({ condition: body.recorded }, [...path, 'recorded'], scope)].flatMap((fact) => fact ?? [])
      : (body.recorded ?? []).flatMap(
          (entry, index) => readRecorded(entry, [...path, 'recorded', index], scope) ?? [],
        );
  const possible = (body.possible ?? []).flatMap(
    (entry, index) => readPossible(entry, [...path, 'possible', index], scope) ?? [],
  );
  checkQuestion(body, path, scope, question);
  if (absence === 'ruled-out') checkAbsence(body, [...recorded, ...possible], path, scope);
  if (reading && !recorded.some(({ kind }) => kind !== 'criterion'))
    scope.fault(
      'reading-without-evidence',
      'No record is looked for below "recorded", so none could be read as counted. Remove "reading", or name the records.',
      [...path, 'reading'],
    );
  if (typeof body.recorded === 'object' && !reading) warnOfNever(recorded, path, scope);
  return {
    kind: 'evidence',
    recorded,
    ...(reading && { reading }),
    possible,
    ...(question && { question }),
    absence,
  };
}

function readRecorded(
  entry: FactEntry,
  path: YamlPath,
  scope: CriterionScope,
): Fact | CriterionMet | undefined {
  return entry.criterion === undefined ? readFact(entry, path, scope) : readCriterionMet(entry, path, scope);
}

/** A criterion that is unknown is no reason to ask: it has reasons and a question of its own. */
function readPossible(entry: FactEntry, path: YamlPath, scope: CriterionScope): Fact | undefined {
  if (entry.criterion === undefined) return readFact(entry, path, scope);
  scope.fault(
    'criterion-not-possible',
    `Another criterion shows something when it is met, and is no reason to ask. Put "criterion: ${entry.criterion}" below "recorded", or name the records that are a reason to ask.`,
    path,
  );
  return undefined;
}

function checkQuestion(
  body: CriterionBody,
  path: YamlPath,
  scope: CriterionScope,
  question: Question | undefined,
): void {
  const missing = question ? undefined : whyQuestion(body);
  if (missing)
    scope.fault(
      'question-missing',
      `${missing} Add "question"${'id' in body ? '' : ', in a named criterion of its own'}.`,
      path,
    );
  if (question?.outdatedWithin && !readsRecords(body))
    scope.fault(
      'outdated-without-evidence',
      'No record could outdate the answer, since none is read. Remove "outdatedWithin", or name the evidence.',
      [...path, 'question', 'outdatedWithin'],
    );
}

/** Whether any record is looked for, not only other criteria. */
function readsRecords({ recorded = [], possible }: CriterionBody): boolean {
  return (
    possible !== undefined ||
    typeof recorded === 'string' ||
    recorded.some(({ criterion }) => criterion === undefined)
  );
}

/** Why a criterion without a question leaves something that nobody could settle. */
function whyQuestion({ recorded, possible, absence, reading }: CriterionBody): string | undefined {
  if (!recorded && !possible)
    return 'No record is read and nothing is asked, so this would be unknown for every patient.';
  if (possible) return 'Possible evidence is a reason to ask, and there is nothing to be asked.';
  // What counts already as recorded leaves nothing between but an incomplete list, which is read again, not asked.
  if (absence === 'ruled-out' && reading !== 'counted')
    return 'Records can show this and their absence can rule it out; what lies between has to be asked.';
  return undefined;
}

/** Absence says something of a list that can be read in full; orders in the making are no such list. */
function checkAbsence(
  body: CriterionBody,
  facts: readonly (Fact | CriterionMet)[],
  path: YamlPath,
  scope: CriterionScope,
): void {
  const odd = facts.find((fact) => !hasList(fact));
  if (odd || (!body.recorded && !body.possible))
    scope.fault(
      'absence-without-list',
      `Absence rules out only what is looked for in a list that can be read in full${odd ? `; ${oddWords(odd)} is none` : ''}. Write "absence: unknown", or put that evidence into a criterion of its own.`,
      [...path, 'absence'],
    );
}

function oddWords(odd: Fact | CriterionMet): string {
  if (odd.kind === 'criterion') return `the criterion "${odd.id}"`;
  return odd.kind === 'record' ? odd.type : odd.kind;
}

function hasList(fact: Fact | CriterionMet): boolean {
  switch (fact.kind) {
    case 'criterion':
      return false;
    case 'record':
      return fact.type !== 'DraftOrder';
    case 'score':
    case 'sites':
    case 'lasting':
    case 'since':
    // Of the Patient: read in full where the element is there.
    case 'age':
    case 'sex':
    case 'deceased':
      return true;
  }
}

function warnOfNever(
  recorded: readonly (Fact | CriterionMet)[],
  path: YamlPath,
  scope: CriterionScope,
): void {
  recorded.forEach((fact, index) => {
    if (fact.kind !== 'record') return;
    for (const list of listsOfFact(fact).flatMap((id) => scope.codeLists?.get(id) ?? [])) {
      const definite = [...list.codes, ...list.families].some(
        (one) => (one.class ?? 'definite') === 'definite',
      );
      // A list of which nothing counts was told as such.
      if (definite || misuse(list, 'class')) continue;
      scope.warn(
        'recorded-never-definite',
        `No code of the list "${list.id}" is definite, so no record shows this; they are a reason to ask. Move it to "possible", or check the classes.`,
        [...path, 'recorded', index],
      );
    }
  });
}
