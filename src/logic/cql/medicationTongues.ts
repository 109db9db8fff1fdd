import { stringList } from './cqlText.ts';
import { ago, dayOf, daysOfChoice, firstDay, mayBeWithin } from './days.ts';
import { allOf, type RecordTongue } from './recordTongue.ts';

/** Orders: an intent that is one. */
const orders = stringList(['order', 'original-order', 'reflex-order', 'filler-order', 'instance-order']);
const year = { count: 12, unit: 'month' } as const;

const authored = [dayOf('R.authoredOn')];

/** Prescriptions. What FHIR demands and a record lacks (status, intent) makes it doubtful. */
export const medicationRequestTongue: RecordTongue = {
  source: '[MedicationRequest]',
  days: authored,
  dated: authored,
  begunOrRecorded: authored,
  hasCode: (test) => medicationHas('R', test),
  dosages: 'R.dosageInstruction',
  unseen: medicationElsewhere('R'),
  definite: () => allOf("R.status.value = 'active'", `R.intent.value in ${orders}`),
  counted: (definitions) =>
    allOf(
      'R.doNotPerform.value is not true',
      `(R.intent.value is null or R.intent.value in ${orders})`,
      "(R.status.value is null or not (R.status.value in { 'cancelled', 'entered-in-error' }))",
      `((R.status.value = 'active' and R.intent.value in ${orders}) or ${mayBeWithin(definitions, firstDay(authored), year)})`,
    ),
};

const effective = [...daysOfChoice('R.effective'), dayOf('R.dateAsserted')];

/** The last day that it is said of: a Period without an end goes on. */
const lastDay = firstDay([
  dayOf('(R.effective as FHIR.dateTime)'),
  dayOf('(R.effective as FHIR.Period)."end"'),
  'if R.effective is null then date from R.dateAsserted.value else null',
]);

/** What a patient is said to take. */
export const medicationStatementTongue: RecordTongue = {
  source: '[MedicationStatement]',
  days: effective,
  dated: effective,
  begunOrRecorded: [firstDay(effective)],
  hasCode: (test) => medicationHas('R', test),
  unseen: medicationElsewhere('R'),
  definite: () => "R.status.value = 'active'",
  counted: () =>
    allOf(
      "(R.status.value is null or not (R.status.value in { 'entered-in-error', 'not-taken' }))",
      `(R.status.value = 'active' or not Coalesce(${lastDay} before ${ago(year)}, false))`,
    ),
};

/** A record whose drug is not to be seen: it refers to a Medication that it does not contain, or that has no code. */
export function medicationElsewhere(record: string): string {
  return `${record}.medication is FHIR.Reference and not exists (${contained(record)} and exists (M as FHIR.Medication).code.coding)`;
}

/** A drug stands in the record itself, or in a Medication that it contains. */
export function medicationHas(record: string, test: string): string {
  return `(${test}(${record}.medication as FHIR.CodeableConcept)\n        or exists (${contained(record)} and ${test}((M as FHIR.Medication).code)))`;
}

function contained(record: string): string {
  return `(${record}.contained) M where '#' + M.id.value = (${record}.medication as FHIR.Reference).reference.value`;
}
