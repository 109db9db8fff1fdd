import { recent } from './fhirpath/recent.ts';
import { lastWords } from './wordsOfTime.ts';

/** A number that holds for every criterion, since it belongs to what counts as a record (docs/logic.md). */
export interface StandingWindow {
  readonly decision: string;
  readonly rationale: string;
}

/** The numbers that no guideline sets; all are editorial. */
export const standingWindows: readonly StandingWindow[] = [
  {
    decision: `A medication order or statement that is not active is a reason to ask when it is of ${lastWords(recent)}, or undated.`,
    rationale:
      'Orders are seldom closed on the day a drug is stopped. Recent ones may still be taken; older ones would make everybody a candidate for a question.',
  },
  {
    decision:
      'Windows are of calendar days with both ends. A date of lower precision that straddles an end is a reason to ask, never evidence.',
    rationale:
      'Records write the time of day or leave it out; a window must not depend on the hour of the run.',
  },
  {
    decision: 'A record dated after today is not counted, and the list it stands in is not complete.',
    rationale: 'It would hide the newest true one.',
  },
];
