import type { Diagnostic, Place } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import { possibleStates } from '../logic/possibleStates.ts';
import { states } from '../logic/state.ts';
import { lookupIn } from '../resources/lookupIn.ts';
import { canContradict } from './contradictedBy.ts';
import type { CaseRun } from './runCases.ts';
import { stateWords } from './stateWords.ts';
import type { ReachableState, UnreachableState } from './unreachableState.ts';

/** Which states of a criterion cases show. */
export interface CriterionCoverage {
  readonly criterion: string;
  readonly states: readonly StateCoverage[];
  /** Where the criterion is written. */
  readonly place: Place;
}

/** How many cases show a state, or why none can: as a file of cases lists it, or since the logic leaves no way to it. */
export interface StateCoverage {
  readonly state: ReachableState;
  readonly cases: number;
  readonly unreachable?: string;
}

/** All that a criterion can be. */
export const reachableStates: readonly ReachableState[] = ['met', 'ruled-out', 'unknown', 'contradiction'];

/** The coverage of each criterion's states by cases, in the order of the criteria. */
export function stateCoverage(
  runs: readonly Pick<CaseRun, 'patient' | 'contradicted'>[],
  unreachable: readonly UnreachableState[],
  guideline: Guideline,
): readonly CriterionCoverage[] {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { patient, contradicted } of runs) {
    for (const { criterion, state } of patient.expected) count(`${criterion} ${state}`);
    for (const criterion of contradicted) count(`${criterion} contradiction`);
  }
  return guideline.criteria.map(({ id, criterion, authored: place }) => {
    const excluded = excludedStates(criterion, guideline);
    const covered = reachableStates.map((state) => {
      const listed = unreachable.find((one) => one.criterion === id && one.state === state);
      const cases = counts.get(`${id} ${state}`) ?? 0;
      const reason = listed?.reason ?? (cases === 0 ? excluded.get(state) : undefined);
      return { state, cases, ...(reason !== undefined && { unreachable: reason }) };
    });
    return { criterion: id, place, states: covered };
  });
}

/** The states to which the logic leaves no way, so that nobody need list them, with the reason. */
function excludedStates(criterion: Criterion, guideline: Guideline): ReadonlyMap<ReachableState, string> {
  const possible = possibleStates(criterion, lookupIn(guideline).criterion);
  const never = states.filter((state) => possible && !possible.has(state));
  return new Map<ReachableState, string>([
    ...never.map((state) => [state, 'The logic leaves no way to it.'] as const),
    ...(canContradict(criterion)
      ? []
      : [['contradiction', 'It has no question of its own, or reads no record as evidence.'] as const]),
  ]);
}

/** Whether no case shows a state and nothing says why not. */
export function isMissing({ cases, unreachable }: StateCoverage): boolean {
  return cases === 0 && unreachable === undefined;
}

/**
 * What is wrong with the coverage: `case-state-missing` for a criterion with states that no case shows and nothing says why
 * not, `unreachable-shown` for a listed one that a case shows, `unreachable-twice` for one that is listed twice.
 */
export function coverageFindings(
  coverage: readonly CriterionCoverage[],
  unreachable: readonly UnreachableState[],
): readonly Diagnostic[] {
  const missing = coverage.flatMap(({ criterion, states: covered, place }) => {
    const words = covered.filter(isMissing).map(({ state }) => stateWords(state));
    if (words.length === 0) return [];
    const message = `No case shows "${criterion}" as ${words.join(', ')}. Add cases, or list under \`unreachable\` of a file of cases why no patient can be so.`;
    return [{ code: 'case-state-missing', severity: 'error' as const, message, place }];
  });
  const odd = unreachable.flatMap(({ criterion, state, place }, index) => {
    const shown = coverage
      .find((one) => one.criterion === criterion)
      ?.states.find((one) => one.state === state);
    const words = `"${criterion}" is listed as never ${stateWords(state)}`;
    const found = (code: string, message: string) => ({ code, severity: 'error' as const, message, place });
    const first = unreachable.findIndex((one) => one.criterion === criterion && one.state === state);
    return [
      ...(shown && shown.cases > 0
        ? [
            found(
              'unreachable-shown',
              `${words}, and ${shown.cases} of the cases show it so. Mend one of the two.`,
            ),
          ]
        : []),
      ...(first < index ? [found('unreachable-twice', `${words} a second time. Keep one of the two.`)] : []),
    ];
  });
  return [...missing, ...odd];
}
