import type { Answered, Criterion, Recorded } from './criterion.ts';
import { and, not, or, type Predicate } from './predicate.ts';

/** A criterion as two statements that are never both true. Unknown is neither. */
export interface Rails<T> {
  readonly met: T;
  readonly ruledOut: T;
}

/** How one tongue says the two kinds of evidence; composing them is the same in every tongue. */
export interface Tongue {
  recorded(criterion: Recorded): Rails<Predicate>;
  answered(criterion: Answered): Rails<Predicate>;
}

/**
 * The dual-rail algebra (Kleene's three values without a null): `any` is met when one part is met and ruled out when
 * all parts are; `all` the other way round.
 */
export function railsOf(criterion: Criterion, tongue: Tongue): Rails<Predicate> {
  switch (criterion.kind) {
    case 'recorded':
      return tongue.recorded(criterion);
    case 'answered':
      return tongue.answered(criterion);
    case 'any': {
      const parts = criterion.of.map((part) => railsOf(part, tongue));
      return {
        met: or(...parts.map((part) => part.met)),
        ruledOut: and(...parts.map((part) => part.ruledOut)),
      };
    }
    case 'all': {
      const parts = criterion.of.map((part) => railsOf(part, tongue));
      return {
        met: and(...parts.map((part) => part.met)),
        ruledOut: or(...parts.map((part) => part.ruledOut)),
      };
    }
  }
}

/** Neither met nor ruled out. */
export function unknownOf(rails: Rails<Predicate>): Predicate {
  return and(not(rails.met), not(rails.ruledOut));
}
