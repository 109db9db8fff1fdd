import { ago, type Dates } from './days.ts';
import { recent } from './recent.ts';
import type { RecordReading } from './recordReading.ts';

const dates: Dates = {
  paths: ['(effective as dateTime)', '(effective as Period).start'],
  otherwise: 'dateAsserted',
};

const past = ago(recent);
/** The last day that it is said of: a Period without an end goes on. */
const over = [
  `(effective as dateTime) < ${past}`,
  '(effective as dateTime) > today()',
  `(effective as Period).end < ${past}`,
  '(effective as Period).start > today()',
  `(((effective is Element) ~ true).not() and (dateAsserted < ${past} or dateAsserted > today()))`,
];

/** What a patient is said to take. In another status it is a reason to ask until twelve months after its end. */
export const medicationStatement: RecordReading = {
  variable: 'medicationStatements',
  standing: {
    definite: ["status = 'active'"],
    counted: [
      "((status = 'entered-in-error' or status = 'not-taken') ~ true).not()",
      `(status = 'active' or ((${over.join(' or ')}) ~ true).not())`,
    ],
  },
  concepts: ['(medication as CodeableConcept)'],
  dates,
};
