import type { Evidence } from './criterion.ts';

/** A counted Condition of the patient has a code of the list. */
export function conditionIn(codes: string, absence: Evidence['absence']): Evidence {
  return {
    kind: 'evidence',
    recorded: [{ kind: 'record', type: 'Condition', codes }],
    possible: [],
    absence,
  };
}

/** The valid answers to a question settle it, and nothing else does. */
export function answeredBy(id: string): Evidence {
  const question = { id, validFor: { count: 12, unit: 'month' } } as const;
  return { kind: 'evidence', recorded: [], possible: [], question, absence: 'unknown' };
}
