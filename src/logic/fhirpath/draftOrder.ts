import type { RecordReading } from './recordReading.ts';

const service = '($this as ServiceRequest)';
const medication = '($this as MedicationRequest)';
const device = '($this as DeviceRequest)';
const standing = [`((${service}.doNotPerform ~ true) or (${medication}.doNotPerform ~ true)).not()`];

/** Orders being placed, of three types in one list. They are of today; facts.ts reads a `when` of theirs without a date. */
export const draftOrder: RecordReading = {
  variable: 'draftOrders',
  standing: { definite: standing, counted: standing },
  concepts: [
    `${service}.code`,
    `(${medication}.medication as CodeableConcept)`,
    `(${device}.code as CodeableConcept)`,
  ],
  routes: `${medication}.dosageInstruction.route`,
  dates: undefined,
};
