import type { ConditionEvaluator } from '../apply/conditionEvaluator.ts';
import type { RecordVariables } from '../apply/recordVariables.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { fhirpathRails } from '../logic/fhirpath.ts';
import type { Rails } from '../logic/rails.ts';
import type { State } from '../logic/state.ts';
import { lookupIn } from '../resources/lookupIn.ts';
import { railHolds } from './railHolds.ts';

/** The logic of a guideline, read for the patient of a case. */
export interface CaseReading {
  /** The state of a criterion. Throws where the rails are no Booleans or both true: that would be our fault. */
  readonly stateOf: (criterion: string) => State;
  /** Ids of the outcomes of a set that hold; of a sound set it is one. */
  readonly outcomesOf: (set: string) => readonly string[];
}

const printed = new WeakMap<Guideline, Map<string, Rails<string>>>();

/** Reads the printed FHIRPath of criteria over the driver's variables, each criterion once. */
export function caseReading(
  guideline: Guideline,
  evaluate: ConditionEvaluator,
  variables: RecordVariables,
): CaseReading {
  const states = new Map<string, State>();
  const stateOf: CaseReading['stateOf'] = (id) => {
    const state = states.get(id) ?? stateBy(railsOf(guideline, id), id, (text) => evaluate(text, variables));
    states.set(id, state);
    return state;
  };
  return {
    stateOf,
    outcomesOf: (id) => {
      const set = guideline.outcomes?.find((each) => each.id === id);
      if (!set) throw new Error(`no set of outcomes ${id}: the case was not sound`);
      return set.outcomes
        .filter(({ when }) => when.every((rail) => railHolds(rail, stateOf(rail.criterion))))
        .map((each) => each.id);
    },
  };
}

function railsOf(guideline: Guideline, id: string): Rails<string> {
  const known = printed.get(guideline) ?? new Map<string, Rails<string>>();
  printed.set(guideline, known);
  const lookup = lookupIn(guideline);
  const rails = known.get(id) ?? fhirpathRails(lookup.criterion(id), lookup);
  known.set(id, rails);
  return rails;
}

function stateBy(rails: Rails<string>, id: string, evaluate: (text: string) => boolean | undefined): State {
  const [met, ruledOut] = [evaluate(rails.met), evaluate(rails.ruledOut)];
  if (met === undefined || ruledOut === undefined || (met && ruledOut))
    throw new Error(`${id} is met: ${met}, ruled out: ${ruledOut}`);
  return met ? 'met' : ruledOut ? 'ruled-out' : 'unknown';
}
