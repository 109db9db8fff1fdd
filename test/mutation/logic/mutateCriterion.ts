import type { AtLeast, Criterion } from '../../../src/logic/criterion.ts';
import { mutateEvidence } from './mutateEvidence.ts';
import { type Mutation, replaced, within, without } from './mutation.ts';

/**
 * A criterion with one slip in it, for every slip there is. What it names is left alone.
 * @param today YYYY-MM-DD; windows are shifted as they lie on this day. The same criterion has the same mutations on all days.
 */
export function mutateCriterion(criterion: Criterion, today: string): readonly Mutation<Criterion>[] {
  switch (criterion.kind) {
    case 'evidence':
      return mutateEvidence(criterion, today);
    case 'named':
      return [];
    case 'not':
      return [
        { kind: 'not', change: 'drop not', value: criterion.of },
        ...within('not', mutateCriterion(criterion.of, today), (of): Criterion => ({ kind: 'not', of })),
      ];
    case 'any':
    case 'all':
      return [...flipped(criterion), ...mutateParts(criterion, today)];
    case 'atLeast':
      return [...counts(criterion), ...mutateParts(criterion, today)];
  }
}

type Joined = Extract<Criterion, { readonly of: readonly Criterion[] }>;

/** Of a single part `any` and `all` say the same. */
function flipped(criterion: Exclude<Joined, AtLeast>): readonly Mutation<Criterion>[] {
  if (criterion.of.length < 2) return [];
  const kind = criterion.kind === 'any' ? 'all' : 'any';
  return [{ kind: 'combinator', change: `${criterion.kind} to ${kind}`, value: { ...criterion, kind } }];
}

function counts(criterion: AtLeast): readonly Mutation<Criterion>[] {
  return [criterion.count - 1, criterion.count + 1]
    .filter((count) => count >= 1 && count <= criterion.of.length)
    .map((count) => ({ kind: 'count', change: `at least ${count}`, value: { ...criterion, count } }));
}

function mutateParts(criterion: Joined, today: string): readonly Mutation<Criterion>[] {
  const { kind, of } = criterion;
  return of.flatMap((part, index) => {
    const name = part.kind === 'named' ? part.id : `part ${index + 1}`;
    return [
      { kind: 'part', change: `${kind}: drop ${name}`, value: { ...criterion, of: without(of, index) } },
      ...within(`${kind} ${index + 1}`, mutateCriterion(part, today), (changed) => ({
        ...criterion,
        of: replaced(of, index, changed),
      })),
    ];
  });
}
