import type { FhirResource } from 'fhir/r4.js';
import type { CriteriaModel, ModelEvidence, ModelFact } from '../../criteriaModel.ts';
import type { Answers } from '../questionnaireAnswers.ts';
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
  /** What a response alone answers. */
  readonly answersIn: (response: FhirResource) => Answers;
  /** Canonicals of the Questionnaires that ask a question. */
  readonly formsOf: (question: string) => readonly string[];
}

/** What settles a criterion that is not composed, or leaves it open: the records, codes and answers, and what is missing. */
export function explainEvidence(evidence: ModelEvidence, scope: ExplainScope): ExplainedEvidence {
  const { model, states } = scope;
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
        answer: answerOf(question, says, scope),
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

/**
 * The valid answer to the question as it was put: of one that is put the other way round, yes to the criterion is no. Of responses the newest
 * that alone would say so; none where the caller says it and no response does.
 */
function answerOf(
  question: string,
  says: 'yes' | 'no',
  { model, variables, answersIn }: ExplainScope,
): NonNullable<ExplainedEvidence['answer']> {
  const given = variables.responses.find((response) => answersIn(response)[says].includes(question));
  const turned = model.questions[question]?.inverted === true;
  return {
    says: turned === (says === 'yes') ? 'no' : 'yes',
    question,
    references: given ? [`QuestionnaireResponse/${given.id ?? '?'}`] : [],
  };
}
