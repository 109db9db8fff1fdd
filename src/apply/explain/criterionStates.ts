import type { CriteriaModel, ModelEvidence, ModelStatement, ModelTree } from '../../criteriaModel.ts';
import type { CriterionState } from './explanation.ts';

/** Reads criteria of one patient. */
export interface CriterionStates {
  readonly stateOf: (tree: ModelTree) => CriterionState;
  /** The parts of which the state of evidence is made. */
  readonly factorsOf: (evidence: ModelEvidence) => Factors;
  readonly holds: (statement: ModelStatement) => boolean;
}

/** R, P, Y, N, A and Pnew of `docs/logic.md`. */
export interface Factors {
  readonly recorded: boolean;
  readonly counted: boolean;
  readonly yes: boolean;
  readonly no: boolean;
  readonly absence: boolean;
  readonly outdated: boolean;
}

/** What the states are read from. */
export interface StateSources {
  /** The value of FHIRPath over the patient's variables. */
  readonly test: (expression: string) => boolean;
  /** Resource types read in full; ids of questions answered yes and no. */
  readonly complete: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** The dual-rail algebra of `docs/logic.md` over what one patient's record shows; named criteria are read once. */
export function criterionStates(
  { facts, criteria }: Pick<CriteriaModel, 'facts' | 'criteria'>,
  { test, complete, yes, no }: StateSources,
): CriterionStates {
  const known = new Map<string, CriterionState>();
  const opened = new Set<string>();
  const reads = (name: string, reading: 'definite' | 'counted') => {
    const fact = facts[name];
    return fact !== undefined && test(fact[reading].expression);
  };
  const named = (id: string): CriterionState => {
    const tree = criteria[id]?.tree;
    if (!tree) throw new Error(`the package says nothing of a criterion ${id}`);
    const before = known.get(id);
    if (before) return before;
    if (opened.has(id)) throw new Error(`the criterion ${id} rests on itself`);
    opened.add(id);
    const state = stateOf(tree);
    known.set(id, state);
    return state;
  };
  const isComplete = (lists: readonly string[]) => lists.every((type) => complete.includes(type));
  const factorsOf = (evidence: ModelEvidence): Factors => {
    const { recorded, possible, question = '', reading = 'definite', absence, outdated } = evidence;
    return {
      recorded:
        recorded.some((name) => reads(name, reading)) || evidence.criteria.some((id) => named(id) === 'met'),
      counted: [...recorded, ...possible].some((name) => reads(name, 'counted')),
      yes: yes.includes(question),
      no: no.includes(question),
      absence: absence !== undefined && isComplete(absence.lists) && test(absence.understood),
      outdated: outdated !== undefined && test(outdated),
    };
  };
  const stateOf = (tree: ModelTree): CriterionState => {
    switch (tree.kind) {
      case 'evidence':
        return stateBy(factorsOf(tree));
      case 'named':
        return named(tree.id);
      case 'not':
        return opposite(stateOf(tree.of));
      case 'any':
        return composed(tree.of.map(stateOf), 1);
      case 'all':
        return composed(tree.of.map(stateOf), tree.of.length);
      case 'atLeast':
        return composed(tree.of.map(stateOf), tree.count);
    }
  };
  return {
    stateOf,
    factorsOf,
    holds: ({ criterion, outcome }) => isOutcome(stateOf(criterion), outcome),
  };
}

function stateBy({ recorded, counted, yes, no, absence, outdated }: Factors): CriterionState {
  if ((recorded || yes) && !no) return 'met';
  const denied = no || (absence && !counted);
  return !recorded && !yes && !outdated && denied ? 'ruled-out' : 'unknown';
}

/** Met when so many parts are met; ruled out when fewer are not ruled out. */
function composed(states: readonly CriterionState[], count: number): CriterionState {
  const having = (state: CriterionState) => states.filter((each) => each === state).length;
  if (having('met') >= count) return 'met';
  return states.length - having('ruled-out') < count ? 'ruled-out' : 'unknown';
}

function opposite(state: CriterionState): CriterionState {
  if (state === 'unknown') return state;
  return state === 'met' ? 'ruled-out' : 'met';
}

function isOutcome(state: CriterionState, outcome: ModelStatement['outcome']): boolean {
  if (outcome === 'not-met') return state !== 'met';
  return outcome === 'not-ruled-out' ? state !== 'ruled-out' : state === outcome;
}
