import type { FhirResource } from 'fhir/r4.js';
import type { CriteriaModel, ModelEvidence } from '../../criteriaModel.ts';
import { listVariables, type RecordVariables } from '../recordVariables.ts';
import type { Factors } from './criterionStates.ts';
import type { Missing } from './explanation.ts';
import type { TestOver } from './showingRecords.ts';

/** What is asked to say what is missing. */
export interface MissingScope {
  readonly variables: RecordVariables;
  readonly test: TestOver;
  readonly formsOf: (question: string) => readonly string[];
}

/**
 * What would settle evidence that is unknown: the answer to its question; where absence would rule it out, the lists that were not read in full
 * and the records whose codes say nothing. Where neither can, a record that shows it.
 */
export function missingOf(
  { question, absence, recorded, criteria }: ModelEvidence,
  factors: Factors,
  { questions, facts }: Pick<CriteriaModel, 'questions' | 'facts'>,
  { variables, test, formsOf }: MissingScope,
): readonly Missing[] {
  const asked = question === undefined ? undefined : questions[question];
  const missing: Missing[] = [];
  if (question !== undefined && asked)
    missing.push({
      kind: 'answer',
      question,
      text: asked.text,
      questionnaires: formsOf(question),
      validFor: asked.validFor,
      ...(factors.no && factors.outdated && { outdated: true }),
    });
  if (absence && !factors.counted) {
    const unread = absence.lists.filter((type) => !variables.complete.includes(type));
    missing.push(...unread.map((type): Missing => ({ kind: 'list', type })));
    if (!test(absence.understood, variables)) {
      const references = notUnderstood(absence, variables, test);
      if (references.length > 0) missing.push({ kind: 'codes', references });
    }
  }
  if (missing.length === 0 && criteria.length === 0)
    missing.push({
      kind: 'record',
      words: recorded
        .map((name) => facts[name]?.definite.words ?? '')
        .filter((words) => words !== '' && words !== 'nothing'),
    });
  return missing;
}

/** The records that keep lists from being understood: those that do so alone. */
function notUnderstood(
  { lists, understood }: NonNullable<ModelEvidence['absence']>,
  variables: RecordVariables,
  test: TestOver,
): readonly string[] {
  const names = Object.entries(listVariables).filter(([, type]) => lists.includes(type));
  const emptied = { ...variables, ...Object.fromEntries(names.map(([name]) => [name, []])) };
  // What is not about a record of these lists, but about the Patient, stays as it is.
  if (!test(understood, emptied)) return variables.subject.map(referenceOf);
  return names.flatMap(([name]) =>
    (variables[name as keyof typeof listVariables] as readonly FhirResource[])
      .filter((record) => !test(understood, { ...emptied, [name]: [record] }))
      .map(referenceOf),
  );
}

function referenceOf({ resourceType, id }: FhirResource): string {
  return `${resourceType}/${id ?? '?'}`;
}
