import type { Place } from '../../../src/diagnostic.ts';
import type { Guideline } from '../../../src/knowledge/guideline.ts';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { Criterion, OutcomeSet } from '../../../src/logic/criterion.ts';
import { listUses } from './listUses.ts';
import { mutateCodeSet } from './mutateCodeSet.ts';
import { mutateCriterion } from './mutateCriterion.ts';
import { mutateOutcomes } from './mutateOutcomes.ts';
import type { Mutation, MutationKind } from './mutation.ts';

/** A guideline with one slip in its logic. */
export interface LogicMutant {
  /** `<criterion, list or set>: <change>`; the same from run to run. */
  readonly id: string;
  readonly kind: MutationKind;
  readonly place: Place;
  readonly changed: Changed;
}

/** What of the guideline is changed. */
export type Changed =
  /** By the day a case is looked at from: a shifted window is one of days. */
  | { readonly what: 'criterion'; readonly id: string; readonly on: (today: string) => Criterion }
  | { readonly what: 'codes'; readonly codeSet: CodeSet; readonly criteria: ReadonlySet<string> }
  | { readonly what: 'outcomes'; readonly set: OutcomeSet };

/** Every mutant of the named criteria, of the code lists they read and of the sets of outcomes. */
export function logicMutants(guideline: Guideline): readonly LogicMutant[] {
  return [
    ...guideline.criteria.flatMap((one) => {
      const byDay = new Map<string, readonly Mutation<Criterion>[]>();
      const on = (today: string) => {
        const found = byDay.get(today) ?? mutateCriterion(one.criterion, today);
        byDay.set(today, found);
        return found;
      };
      return mutateCriterion(one.criterion, '2000-01-01').flatMap(({ kind, change }, index) =>
        // What the reader of criteria.yaml refuses need not be noticed by a case.
        one.contraindication && kind === 'absence'
          ? []
          : [
              mutant(one.id, kind, change, one.authored, {
                what: 'criterion',
                id: one.id,
                on: (today) => (on(today)[index] as Mutation<Criterion>).value,
              }),
            ],
      );
    }),
    ...[...listUses(guideline.criteria)].flatMap(([id, use]) => {
      const list = guideline.codeLists.find((each) => each.id === id);
      if (!list) return [];
      return mutateCodeSet(list, use).map(({ kind, change, value: codeSet }) =>
        mutant(id, kind, change, list.authored, { what: 'codes', codeSet, criteria: use.criteria }),
      );
    }),
    ...(guideline.outcomes ?? []).flatMap((outcomes) =>
      mutateOutcomes(outcomes).map(({ kind, change, value: set }) =>
        mutant(outcomes.id, kind, change, outcomes.authored, { what: 'outcomes', set }),
      ),
    ),
  ];
}

function mutant(
  subject: string,
  kind: MutationKind,
  change: string,
  place: Place,
  changed: Changed,
): LogicMutant {
  return { id: `${subject}: ${change}`, kind, place, changed };
}
