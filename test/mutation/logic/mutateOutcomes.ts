import type { OutcomeSet, RailOf } from '../../../src/logic/criterion.ts';
import { type Mutation, replaced, without } from './mutation.ts';

const opposites: Readonly<Record<RailOf['rail'], readonly RailOf['rail'][]>> = {
  met: ['not-met', 'ruled-out'],
  'ruled-out': ['not-ruled-out', 'met'],
  unknown: ['met', 'ruled-out'],
  'not-met': ['met', 'not-ruled-out'],
  'not-ruled-out': ['ruled-out', 'not-met'],
};

/** A set of outcomes with one slip in it: a rail of one outcome dropped or turned. */
export function mutateOutcomes(set: OutcomeSet): readonly Mutation<OutcomeSet>[] {
  return set.outcomes.flatMap((outcome, at) => {
    const changed = (when: readonly RailOf[]): OutcomeSet => ({
      ...set,
      outcomes: replaced(set.outcomes, at, { ...outcome, when }),
    });
    return outcome.when.flatMap((rail, index): readonly Mutation<OutcomeSet>[] => [
      {
        kind: 'outcome',
        change: `${outcome.id}: drop ${rail.rail} ${rail.criterion}`,
        value: changed(without(outcome.when, index)),
      },
      ...opposites[rail.rail].map(
        (other): Mutation<OutcomeSet> => ({
          kind: 'outcome',
          change: `${outcome.id}: ${rail.rail} ${rail.criterion} to ${other}`,
          value: changed(replaced(outcome.when, index, { ...rail, rail: other })),
        }),
      ),
    ]);
  });
}
