import type { FhirResource, QuestionnaireResponseItem } from 'fhir/r4.js';
import type { CriteriaModel, ModelEvidence, ModelFact } from '../../criteriaModel.ts';
import type { RecordVariables } from '../recordVariables.ts';
import type { CriterionStates } from './criterionStates.ts';
import type { ExplainedEvidence, ShownFact } from './explanation.ts';
import { missingOf } from './missingOf.ts';
import { showingRecords, type TestOver } from './showingRecords.ts';

/** What criteria of one patient are explained from. */
export interface ExplainScope {
  readonly model: CriteriaModel;
  readonly states: CriterionStates;
  readonly variables: RecordVariables;
  readonly test: TestOver;
  /** Canonicals of the Questionnaires that ask a question. */
  readonly formsOf: (question: string) => readonly string[];
}

/** What settles a criterion that is not composed, or leaves it open: the records, codes and answers, and what is missing. */
export function explainEvidence(evidence: ModelEvidence, scope: ExplainScope): ExplainedEvidence {
  const { model, states, variables } = scope;
  const { recorded, possible, criteria, question, reading = 'definite', absence } = evidence;
  const factors = states.factorsOf(evidence);
  const state = states.stateOf(evidence);
  const shown = shownFacts(recorded, reading, scope);
  const known = new Set(shown.map(({ name }) => name));
  const doubts = [...recorded, ...possible].filter((name) => !known.has(name));
  const says = factors.yes ? 'yes' : factors.no ? 'no' : undefined;
  const contradiction = factors.recorded && factors.no;
  const absent = absence && factors.absence && !factors.counted;
  return {
    kind: 'evidence',
    state,
    ...(question !== undefined && { question }),
    shown: shown.map(({ fact }) => fact),
    shownBy: criteria.filter((id) => states.stateOf({ kind: 'named', id }) === 'met'),
    reasonsToAsk: shownFacts(doubts, 'counted', scope).map(({ fact }) => fact),
    ...(says !== undefined &&
      question !== undefined && {
        answer: { says, question, references: answersTo(question, variables.responses) },
      }),
    ...(absent && { absentFrom: absence.lists }),
    ...(contradiction && { contradiction }),
    missing: state === 'unknown' ? missingOf(evidence, factors, model, scope) : [],
  };
}

function shownFacts(
  names: readonly string[],
  reading: 'definite' | 'counted',
  { model, variables, test }: ExplainScope,
): readonly { readonly name: string; readonly fact: ShownFact }[] {
  return names.flatMap((name) => {
    const fact = model.facts[name] as ModelFact;
    if (!test(fact[reading].expression, variables)) return [];
    const records = showingRecords(fact, reading, variables, test);
    return [{ name, fact: { words: fact[reading].words, records } }];
  });
}

/** The newest response that answers a question. */
function answersTo(question: string, responses: readonly FhirResource[]): readonly string[] {
  const found = responses.find(
    (response) =>
      response.resourceType === 'QuestionnaireResponse' &&
      (response.status === 'completed' || response.status === 'amended') &&
      isAnswered(question, response.item),
  );
  return found ? [`QuestionnaireResponse/${found.id ?? '?'}`] : [];
}

function isAnswered(question: string, items: readonly QuestionnaireResponseItem[] = []): boolean {
  return items.some(
    ({ linkId, answer = [], item }) =>
      (linkId === question && answer.length > 0) ||
      isAnswered(question, item) ||
      answer.some((each) => isAnswered(question, each.item)),
  );
}
