import type { RailOf } from './criterion.ts';
import { not, type Predicate } from './predicate.ts';
import { type Rails, unknownOf } from './rails.ts';

/** The statement that a criterion has this value. */
export function outcomeOf(rails: Rails<Predicate>, outcome: RailOf['rail']): Predicate {
  switch (outcome) {
    case 'met':
      return rails.met;
    case 'ruled-out':
      return rails.ruledOut;
    case 'unknown':
      return unknownOf(rails);
    case 'not-met':
      return not(rails.met);
    case 'not-ruled-out':
      return not(rails.ruledOut);
  }
}
