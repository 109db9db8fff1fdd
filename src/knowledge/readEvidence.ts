import type { YamlPath } from '../input/yamlFile.ts';
import type { Evidence, Question } from '../logic/criterion.ts';
import type { Fact } from '../logic/fact.ts';
import type { CriterionBody, FactEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import { readFact } from './readFact.ts';

/**
 * Reads what settles a criterion. Reports `question-missing`, `absence-without-list`, `outdated-without-evidence`, as a
 * warning `recorded-never-definite`, and what `readFact` does.
 */
export function readEvidence(
  body: CriterionBody,
  path: YamlPath,
  scope: CriterionScope,
  question?: Question,
): Evidence {
  const { absence = 'unknown' } = body;
  const facts = (key: 'recorded' | 'possible', entries: readonly FactEntry[]) =>
    entries.flatMap((entry, index) => readFact(entry, [...path, key, index], scope) ?? []);
  const recorded =
    typeof body.recorded === 'string'
      ? [readFact({ condition: body.recorded }, [...path, 'recorded'], scope)].flatMap((fact) => fact ?? [])
      : facts('recorded', body.recorded ?? []);
  const possible = facts('possible', body.possible ?? []);
  checkQuestion(body, path, scope, question);
  if (absence === 'ruled-out') checkAbsence(body, [...recorded, ...possible], path, scope);
  if (typeof body.recorded === 'object') warnOfNever(recorded, path, scope);
  return { kind: 'evidence', recorded, possible, ...(question && { question }), absence };
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
  if (question?.outdatedWithin && !body.recorded && !body.possible)
    scope.fault(
      'outdated-without-evidence',
      'No record could outdate the answer, since none is read. Remove "outdatedWithin", or name the evidence.',
      [...path, 'question', 'outdatedWithin'],
    );
}

/** Why a criterion without a question leaves something that nobody could settle. */
function whyQuestion({ recorded, possible, absence }: CriterionBody): string | undefined {
  if (!recorded && !possible)
    return 'No record is read and nothing is asked, so this would be unknown for every patient.';
  if (possible) return 'Possible evidence is a reason to ask, and there is nothing to be asked.';
  if (absence === 'ruled-out')
    return 'Records can show this and their absence can rule it out; what lies between has to be asked.';
  return undefined;
}

/** Absence says something of a list that can be read in full; a missing birth date or an order in the making is no such list. */
function checkAbsence(
  body: CriterionBody,
  facts: readonly Fact[],
  path: YamlPath,
  scope: CriterionScope,
): void {
  const odd = facts.find((fact) => !hasList(fact));
  if (odd || (!body.recorded && !body.possible))
    scope.fault(
      'absence-without-list',
      `Absence rules out only what is looked for in a list that can be read in full${odd ? `; ${odd.kind === 'record' ? odd.type : odd.kind} is none` : ''}. Write "absence: unknown", or put that evidence into a criterion of its own.`,
      [...path, 'absence'],
    );
}

function hasList(fact: Fact): boolean {
  switch (fact.kind) {
    case 'record':
      return fact.type !== 'DraftOrder';
    case 'score':
    case 'sites':
      return true;
    case 'age':
    case 'sex':
    case 'deceased':
      return false;
  }
}

function warnOfNever(recorded: readonly Fact[], path: YamlPath, scope: CriterionScope): void {
  recorded.forEach((fact, index) => {
    const list = fact.kind === 'record' && fact.codes !== undefined && scope.codeLists?.get(fact.codes);
    if (!list || list.codes.length === 0) return;
    const definite = [...list.codes, ...list.families].some(
      (one) => (one.class ?? 'definite') === 'definite',
    );
    if (!definite)
      scope.warn(
        'recorded-never-definite',
        `No code of the list "${list.id}" is definite, so no record shows this; they are a reason to ask. Move it to "possible", or check the classes.`,
        [...path, 'recorded', index],
      );
  });
}
