import { stringList } from './cqlText.ts';
import { dayOf, daysOfChoice, firstDay } from './days.ts';
import { medicationElsewhere, medicationHas } from './medicationTongues.ts';
import { allOf, type RecordTongue } from './recordTongue.ts';

const performed = daysOfChoice('R.performed');

/** What was done. */
export const procedureTongue: RecordTongue = {
  source: '[Procedure]',
  days: performed,
  dated: performed,
  begunOrRecorded: [firstDay(performed)],
  hasCode: (test) => `${test}(R.code)`,
  definite: () => "R.status.value = 'completed'",
  counted: () => `R.status.value in ${stringList(['completed', 'in-progress'])}`,
};

const from = dayOf('R.period."start"');
const until = dayOf('R.period."end"');

/** Insurance: active, and today within its period; an open end counts. */
export const coverageTongue: RecordTongue = {
  source: '[Coverage]',
  days: [],
  dated: [],
  begunOrRecorded: [],
  hasCode: (test) => `${test}(R.type)`,
  definite: () =>
    allOf(
      `(R.period."start" is null or Coalesce(${from} before Today() + 1 day, false))`,
      `(R.period."end" is null or Coalesce(${until} after Today() - 1 day, false))`,
    ),
  counted: () =>
    allOf(
      "R.status.value = 'active'",
      `not Coalesce(${from} after Today() or ${until} before Today(), false)`,
    ),
};

const authored = [dayOf('R.authoredOn')];

/** Orders of services. */
export const serviceRequestTongue: RecordTongue = {
  source: '[ServiceRequest]',
  days: authored,
  dated: authored,
  begunOrRecorded: authored,
  hasCode: (test) => `${test}(R.code)`,
  definite: () => `R.status.value in ${stringList(['active', 'draft', 'completed'])}`,
  counted: () =>
    allOf(
      'R.doNotPerform.value is not true',
      `R.status.value in ${stringList(['active', 'draft', 'completed', 'on-hold'])}`,
    ),
};

/** Devices, by their type. */
export const deviceTongue: RecordTongue = {
  source: '[Device]',
  days: [],
  dated: [],
  begunOrRecorded: [],
  hasCode: (test) => `${test}(R.type)`,
  unseen: 'R.definition is not null and R.type is null',
  definite: () => 'true',
  counted: () => "(R.status.value is null or R.status.value = 'active')",
};

/** The orders being placed, from the hook's context. */
export const draftOrderTongue: RecordTongue = {
  source: '"draftOrders"',
  draft: true,
  days: [],
  dated: [],
  begunOrRecorded: [],
  hasCode: (test) =>
    `(${test}((R as FHIR.ServiceRequest).code)\n        or ${test}((R as FHIR.DeviceRequest).code as FHIR.CodeableConcept)\n` +
    `        or ${medicationHas('(R as FHIR.MedicationRequest)', test)})`,
  dosages: '(R as FHIR.MedicationRequest).dosageInstruction',
  unseen: `((R as FHIR.DeviceRequest).code is FHIR.Reference\n      or (${medicationElsewhere('(R as FHIR.MedicationRequest)')}))`,
  definite: () => 'true',
  counted: () =>
    allOf(
      '(R as FHIR.ServiceRequest).doNotPerform.value is not true',
      '(R as FHIR.MedicationRequest).doNotPerform.value is not true',
    ),
};
