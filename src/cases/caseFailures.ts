import type { Diagnostic, Place } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { caseEvidence } from './caseEvidence.ts';
import type { EvaluatedCase } from './evaluateCases.ts';
import { stateWords } from './stateWords.ts';

/** Something that is not as a case expects it. */
export interface CaseFailure {
  /** Of a criterion, of a set of outcomes, of the cards of a plan; or a plan that could not be evaluated. */
  readonly code: 'case-state' | 'case-outcome' | 'case-cards' | 'case-apply';
  /** Id of the criterion, set or plan. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
  /** The evidence, or the states that it rests on. */
  readonly why: string;
  /** The line of the case that expects it. */
  readonly place: Place;
}

/** What of the criteria and outcome sets of a case is not as it expects. */
export function caseFailures(evaluated: EvaluatedCase, guideline: Guideline): readonly CaseFailure[] {
  return [...stateFailures(evaluated, guideline), ...outcomeFailures(evaluated, guideline)];
}

function stateFailures(
  { patient, stateOf, evaluate, variables }: EvaluatedCase,
  guideline: Guideline,
): readonly CaseFailure[] {
  return patient.expected.flatMap(({ criterion, state, place }): readonly CaseFailure[] => {
    const found = stateOf(criterion);
    if (found === state) return [];
    const why = caseEvidence(criterion, guideline, evaluate, variables);
    const words = { expected: stateWords(state), found: stateWords(found) };
    return [{ code: 'case-state', subject: criterion, ...words, why, place }];
  });
}

function outcomeFailures(
  { patient, stateOf, outcomesOf }: EvaluatedCase,
  guideline: Guideline,
): readonly CaseFailure[] {
  return patient.outcomes.flatMap(({ set, outcome, place }): readonly CaseFailure[] => {
    const found = outcomesOf(set);
    if (found.length === 1 && found[0] === outcome) return [];
    const states = criteriaOf(set, guideline).map((id) => `${id} ${stateWords(stateOf(id))}`);
    const words = { expected: outcome, found: found.join(' and ') || 'no outcome' };
    return [{ code: 'case-outcome', subject: set, ...words, why: states.join(', '), place }];
  });
}

/** Ids of the criteria that the outcomes of a set read. */
function criteriaOf(id: string, { outcomes = [] }: Guideline): readonly string[] {
  const set = outcomes.find((each) => each.id === id);
  return [...new Set(set?.outcomes.flatMap(({ when }) => when.map(({ criterion }) => criterion)))];
}

/** A failure as a finding. */
export function caseFinding({ code, subject, expected, found, why, place }: CaseFailure): Diagnostic {
  const messages = {
    'case-state': `"${subject}" is ${found} for this patient, not ${expected} (${why}). Mend the case, or the criterion.`,
    'case-outcome': `Of "${subject}" ${found} holds for this patient, not ${expected} (${why}). Mend the case, or the outcomes.`,
    'case-cards': `"${subject}" shows ${found} for this patient, not ${expected} (${why}). Mend the case, or the plan.`,
    'case-apply': `"${subject}" could not be evaluated for this patient: ${why} Mend the plan.`,
  };
  return { code, severity: 'error', message: messages[code], place };
}
