import { type Dates, mayBeWithin } from './days.ts';
import { mayPerform } from './doNotPerform.ts';
import { recent } from './recent.ts';
import type { RecordReading } from './recordReading.ts';

const ordered = "intent.matches('^(?:(?:original-|reflex-|filler-|instance-)?order)$')";
const active = `status = 'active' and ${ordered}`;
const dates: Dates = { paths: ['authoredOn'] };

/** Prescriptions. One that is not active, or lacks what FHIR demands, is a reason to ask for twelve months. */
export const medicationRequest: RecordReading = {
  variable: 'medicationRequests',
  standing: {
    definite: [active, mayPerform],
    counted: [
      "((status = 'cancelled' or status = 'entered-in-error') ~ true).not()",
      `(${ordered} ~ false).not()`,
      mayPerform,
      `((${active}) or ${mayBeWithin(dates, recent)})`,
    ],
  },
  concepts: ['(medication as CodeableConcept)'],
  routes: 'dosageInstruction.route',
  dates,
};
