import type { MakeActivity } from './activityElements.ts';

/** A drug or a class of drugs, by name and, where one was verified, by code. The source states no product and no dose. */
export const medicationRequest: MakeActivity = (_guideline, _activity, { title, coding }) => ({
  kind: 'MedicationRequest',
  productCodeableConcept: {
    ...(coding && { coding: [{ system: coding.system, code: coding.code, display: coding.display }] }),
    text: title,
  },
});
