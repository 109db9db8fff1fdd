import type { OutcomeFault } from '../logic/outcomeFault.ts';
import type { State } from '../logic/state.ts';
import type { GuidelineCriterion, GuidelineOutcomes } from './guidelineCriterion.ts';

const stateWords: Readonly<Record<State, string>> = {
  met: 'is met',
  'ruled-out': 'is ruled out',
  unknown: 'is unknown',
};

/** A fault of a set of outcomes as a case that a reader can picture. */
export function outcomeFaultWords(
  fault: OutcomeFault,
  set: GuidelineOutcomes,
  criteria: readonly GuidelineCriterion[],
): { readonly code: string; readonly message: string } {
  if (fault.kind === 'too-many')
    return {
      code: 'outcomes-too-many',
      message: `Too many cases to try whether exactly one outcome of "${set.id}" holds: its criteria share too much. Let outcomes and criteria share whole named criteria, not parts of them.`,
    };
  const titleOf = (id: string | undefined) => criteria.find((one) => one.id === id)?.title ?? id ?? '';
  const stated = fault.states.map(({ part, state }) => {
    const title = titleOf(part.within);
    return `${part.criterion.kind === 'named' ? `“${title}”` : `a part of “${title}”`} ${stateWords[state]}`;
  });
  const when = `When ${stated.join(', ')}`;
  const titles = fault.holding.map((id) => `“${set.outcomes.find((one) => one.id === id)?.title}”`);
  return fault.kind === 'none'
    ? {
        code: 'outcomes-not-exhaustive',
        message: `${when}, no outcome of "${set.id}" holds. Add one, or mend their conditions.`,
      }
    : {
        code: 'outcomes-not-exclusive',
        message: `${when}, ${titles.join(' and ')} hold together. Let exactly one of "${set.id}" hold.`,
      };
}
