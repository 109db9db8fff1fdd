import type { PatientCase } from '../../../src/cases/patientCase.ts';
import type { Guideline } from '../../../src/knowledge/guideline.ts';
import type { Criterion } from '../../../src/logic/criterion.ts';
import { outcomeFault } from '../../../src/logic/outcomeFault.ts';
import type { State } from '../../../src/logic/state.ts';
import { type CaseReader, caseReader } from './caseReader.ts';
import { type Dependents, dependentsOf } from './dependents.ts';
import type { LogicMutant } from './logicMutants.ts';

/** Says whether the kept cases notice a mutant. */
export type Judge = (mutant: LogicMutant) => boolean;

/**
 * Reads all cases as they are, and then each mutant only in the cases that can tell: a criterion is read again, and what
 * names it only where its state is another than before. Throws where a case is not what it expects without any change.
 */
export function judgeLogic(guideline: Guideline, cases: readonly PatientCase[]): Judge {
  const readers = cases.map((patient) => caseReader(patient, guideline));
  readers.forEach(checkUnchanged);
  const dependents = dependentsOf(guideline.criteria);
  const find = (id: string): Criterion =>
    guideline.criteria.find((each) => each.id === id)?.criterion as Criterion;
  return ({ changed }) => {
    if (changed.what === 'outcomes') return outcomeFault(changed.set, find)?.kind !== undefined;
    const roots = changed.what === 'criterion' ? [changed.id] : [...changed.criteria];
    return telling(roots, readers, dependents).some((reader) => {
      const states = new Map<string, State>();
      for (const id of roots) {
        const state =
          changed.what === 'criterion'
            ? reader.stateWith(changed.on(reader.patient.asOf), {})
            : reader.stateWith(find(id), { codeSet: changed.codeSet });
        if (state !== reader.stateOf(id)) states.set(id, state);
      }
      spread(states, reader, dependents, find);
      return reader.patient.expected.some(({ criterion }) => states.has(criterion));
    });
  };
}

function checkUnchanged({ patient, stateOf }: CaseReader): void {
  for (const { criterion, state, place } of patient.expected)
    if (stateOf(criterion) !== state)
      throw new Error(
        `${place.file}:${place.line} ${patient.id}: ${criterion} is ${stateOf(criterion)} without any change, not ${state}`,
      );
}

/** The cases that expect something of a criterion or of what names it, those of the criterion itself first. */
function telling(
  roots: readonly string[],
  readers: readonly CaseReader[],
  dependents: Dependents,
): readonly CaseReader[] {
  const direct = new Set(roots);
  const any = new Set([...roots, ...roots.flatMap((id) => dependents.of(id))]);
  const speaksOf = (ids: ReadonlySet<string>) => (reader: CaseReader) =>
    reader.patient.expected.some(({ criterion }) => ids.has(criterion));
  const first = readers.filter(speaksOf(direct));
  const known = new Set(first);
  return [...first, ...readers.filter((reader) => !known.has(reader) && speaksOf(any)(reader))];
}

/** Adds the criteria that come out otherwise because of those that did. */
function spread(
  states: Map<string, State>,
  reader: CaseReader,
  dependents: Dependents,
  find: (id: string) => Criterion,
): void {
  if (states.size === 0) return;
  for (const id of dependents.inOrder) {
    if (states.has(id) || !dependents.directly(id).some((named) => states.has(named))) continue;
    const state = reader.stateWith(find(id), { states });
    if (state !== reader.stateOf(id)) states.set(id, state);
  }
}
