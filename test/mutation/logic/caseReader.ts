import type { PatientCase } from '../../../src/cases/patientCase.ts';
import type { Guideline } from '../../../src/knowledge/guideline.ts';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { Criterion } from '../../../src/logic/criterion.ts';
import type { State } from '../../../src/logic/state.ts';
import { situationOf } from '../../support/caseRails.ts';
import { plain } from '../../support/interpret/codes.ts';
import { interpret } from '../../support/interpret/interpret.ts';
import { codingsOf, type Json } from '../../support/interpret/json.ts';

/** Reads one case, with the criteria as they are or with some of them changed. */
export interface CaseReader {
  readonly patient: PatientCase;
  /** The state of a criterion as it is. */
  stateOf(id: string): State;
  /** The state of a criterion that is changed, or that reads changed lists; `states` are those of criteria it names that are not what they were. */
  stateWith(
    criterion: Criterion,
    changed: { readonly states?: ReadonlyMap<string, State>; readonly codeSet?: CodeSet },
  ): State;
}

/** Criteria that are always of one state: what a case knows of a criterion need not be read twice. */
const settled: Readonly<Record<State, Criterion>> = {
  met: { kind: 'all', of: [] },
  'ruled-out': { kind: 'any', of: [] },
  unknown: { kind: 'evidence', recorded: [], possible: [], absence: 'unknown' },
};

/** Reads a case with the interpreter of the tests, each criterion once, and code lists no further than the case has codes. */
export function caseReader(patient: PatientCase, guideline: Guideline): CaseReader {
  const situation = situationOf(patient, guideline);
  const present = codesIn([...situation.given, ...situation.draftOrders]);
  const criteria = new Map(guideline.criteria.map(({ id, criterion }) => [id, criterion]));
  const known = new Map<string, State>();
  const lists = new Map<string, CodeSet>();
  const listOf = (id: string): CodeSet => {
    const list =
      lists.get(id) ?? trimmed(guideline.codeLists.find((each) => each.id === id) as CodeSet, present);
    lists.set(id, list);
    return list;
  };
  const stateOf = (id: string): State => {
    const state = known.get(id) ?? stateWith(criteria.get(id) as Criterion, {});
    known.set(id, state);
    return state;
  };
  const stateWith: CaseReader['stateWith'] = (criterion, { states, codeSet }) => {
    const changedList = codeSet && trimmed(codeSet, present);
    const rails = interpret(criterion, situation, {
      codeSet: (id) => (changedList?.id === id ? changedList : listOf(id)),
      criterion: (id) => settled[states?.get(id) ?? stateOf(id)],
    });
    return rails.met ? 'met' : rails.ruledOut ? 'ruled-out' : 'unknown';
  };
  return { patient, stateOf, stateWith };
}

/** The list with no codes but those of the case; families stay. */
function trimmed(set: CodeSet, present: ReadonlySet<string>): CodeSet {
  return { ...set, codes: set.codes.filter((code) => present.has(keyOf(code))) };
}

function keyOf(code: { readonly system: string; readonly code: string }): string {
  return `${code.system}|${plain(code)}`;
}

/** Every code that records hold, wherever it stands. */
function codesIn(records: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const coding of codingsOf(value as Json)) found.add(keyOf(coding));
    for (const inner of Object.values(value)) visit(inner);
  };
  for (const record of records) visit(record);
  return found;
}
