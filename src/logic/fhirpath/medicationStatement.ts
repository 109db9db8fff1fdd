import { type Dates, mayBeWithin } from './days.ts';
import { recent } from './recent.ts';
import type { RecordReading } from './recordReading.ts';

const dates: Dates = {
  paths: ['(effective as dateTime)', '(effective as Period).start'],
  otherwise: 'dateAsserted',
};

/** What a patient is said to take. In another status it is a reason to ask for twelve months. */
export const medicationStatement: RecordReading = {
  variable: 'medicationStatements',
  standing: {
    definite: ["status = 'active'"],
    counted: [
      "((status = 'entered-in-error' or status = 'not-taken') ~ true).not()",
      `(status = 'active' or ${mayBeWithin(dates, recent)})`,
    ],
  },
  concepts: ['(medication as CodeableConcept)'],
  dates,
};
