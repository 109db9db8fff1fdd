import type { Criterion, Evidence, Question } from './criterion.ts';
import type { Fact } from './fact.ts';
import { and, never, not, or, type Predicate } from './predicate.ts';
import { recordedParts } from './recordedParts.ts';
import type { Span } from './span.ts';

/** A criterion as two statements that are never both true. Unknown is neither. */
export interface Rails<T> {
  readonly met: T;
  readonly ruledOut: T;
}

/** How one tongue says the evidence; composing it is the same in every tongue. */
export interface Tongue {
  /**
   * The fact in one of its readings. Definite implies counted.
   * @param since only records recorded or begun within this time
   */
  fact(fact: Fact, reading: 'definite' | 'counted', since?: Span): Predicate;
  /** The valid answer to the question is this one. */
  answered(id: string, answer: 'yes' | 'no', question: Question): Predicate;
  /** The lists that these facts read are complete, and what they hold is understood. */
  complete(facts: readonly Fact[]): Predicate;
  /** Another criterion. */
  named(id: string): Rails<Predicate>;
}

/**
 * The guarded dual-rail algebra of docs/logic.md: Kleene's three values without a null. `any` is met when one part is met and
 * ruled out when all are, `all` the other way round, `not` swaps, `atLeast` is written out over the subsets of its parts.
 */
export function railsOf(criterion: Criterion, tongue: Tongue): Rails<Predicate> {
  const partsOf = (parts: readonly Criterion[]) => parts.map((part) => railsOf(part, tongue));
  switch (criterion.kind) {
    case 'evidence':
      return evidenceRails(criterion, tongue);
    case 'named':
      return tongue.named(criterion.id);
    case 'any': {
      const parts = partsOf(criterion.of);
      return {
        met: or(...parts.map((part) => part.met)),
        ruledOut: and(...parts.map((part) => part.ruledOut)),
      };
    }
    case 'all': {
      const parts = partsOf(criterion.of);
      return {
        met: and(...parts.map((part) => part.met)),
        ruledOut: or(...parts.map((part) => part.ruledOut)),
      };
    }
    case 'not': {
      const { met, ruledOut } = railsOf(criterion.of, tongue);
      return { met: ruledOut, ruledOut: met };
    }
    case 'atLeast': {
      const parts = partsOf(criterion.of);
      const out = parts.length - criterion.count + 1;
      return {
        met: or(...subsets(parts, criterion.count).map((some) => and(...some.map((part) => part.met)))),
        ruledOut: or(...subsets(parts, out).map((some) => and(...some.map((part) => part.ruledOut)))),
      };
    }
  }
}

/**
 * `met = (R or Y) and not N`; `ruledOut = not R and not Y and not Pnew and (N or (A and not P))`. Written with each guard only
 * where it is needed: not P implies not R and not Pnew.
 */
function evidenceRails(evidence: Evidence, tongue: Tongue): Rails<Predicate> {
  const { possible, question, absence, reading = 'definite' } = evidence;
  const { facts, criteria } = recordedParts(evidence);
  const doubts = [...facts, ...possible];
  const shown = or(
    ...facts.map((fact) => tongue.fact(fact, reading)),
    ...criteria.map((id) => tongue.named(id).met),
  );
  const yes = question ? tongue.answered(question.id, 'yes', question) : never;
  const no = question ? tongue.answered(question.id, 'no', question) : never;
  const counted = (since?: Span) => or(...doubts.map((fact) => tongue.fact(fact, 'counted', since)));
  const outdated = question?.outdatedWithin ? counted(question.outdatedWithin) : never;
  const absent =
    absence === 'ruled-out' && doubts.length > 0 && criteria.length === 0
      ? and(tongue.complete(doubts), not(counted()))
      : never;
  return {
    met: and(or(shown, yes), not(no)),
    ruledOut: and(not(yes), or(and(no, not(shown), not(outdated)), absent)),
  };
}

/** All subsets of a size, in order. A size of none gives the empty one; more than there are gives no subset. */
function subsets<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size <= 0) return [[]];
  return items.flatMap((item, index) =>
    subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

/** Neither met nor ruled out. */
export function unknownOf(rails: Rails<Predicate>): Predicate {
  return and(not(rails.met), not(rails.ruledOut));
}
