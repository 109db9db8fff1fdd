import type { Evidence } from './criterion.ts';
import type { Span } from './span.ts';

/** A counted Condition of the patient has a code of the list. */
export function conditionIn(codes: string, absence: Evidence['absence']): Evidence {
  return {
    kind: 'evidence',
    recorded: [{ kind: 'record', type: 'Condition', codes }],
    possible: [],
    absence,
  };
}

/** How long an answer lasts where nobody says otherwise. */
export const aYear: Span = { count: 12, unit: 'month' };

/** The valid answers to a question settle it, and nothing else does. */
export function answeredBy(id: string, validFor: Span = aYear): Evidence {
  const question = { id, validFor };
  return { kind: 'evidence', recorded: [], possible: [], question, absence: 'unknown' };
}
