import type { CaseScope } from './caseScope.ts';
import type { ExpectedOutcome, ExpectedState } from './patientCase.ts';

const states: readonly string[] = ['met', 'ruled-out', 'unknown'];

/** What a case expects. */
export interface Expected {
  readonly states: readonly ExpectedState[];
  readonly outcomes: readonly ExpectedOutcome[];
}

/**
 * Reads what is expected: states by ids of criteria, outcomes by ids of outcome sets. Reports `case-criterion-unknown`,
 * `case-state-unknown` and `case-outcome-unknown`.
 */
export function readExpected({ entry, guideline, fault, place }: CaseScope): Expected {
  const known = guideline.criteria.map(({ id }) => id);
  const sets = guideline.outcomes ?? [];
  const found: { states: ExpectedState[]; outcomes: ExpectedOutcome[] } = { states: [], outcomes: [] };
  for (const [id, said] of Object.entries(entry.expect)) {
    const path = ['expect', id];
    const set = sets.find((each) => each.id === id);
    if (known.includes(id)) {
      if (!states.includes(said))
        fault(
          'case-state-unknown',
          `"${id}" is a criterion: met, ruled-out or unknown, not "${said}".`,
          path,
        );
      found.states.push({ criterion: id, state: said as ExpectedState['state'], place: place(path) });
    } else if (set) {
      const outcomes = set.outcomes.map((each) => each.id);
      if (!outcomes.includes(said))
        fault(
          'case-outcome-unknown',
          `"${id}" has no outcome "${said}"; its outcomes: ${outcomes.join(', ')}.`,
          path,
        );
      found.outcomes.push({ set: id, outcome: said, place: place(path) });
    } else
      fault(
        'case-criterion-unknown',
        `The guideline has no criterion "${id}"${sets.length > 0 ? ' and no set of outcomes of that name' : ''}; known: ${[...known, ...sets.map((each) => each.id)].join(', ') || 'none'}.`,
        path,
      );
  }
  return found;
}
