import { stringList } from './cqlText.ts';
import { dayOf, daysOfChoice, firstDay, mayBeWithin } from './days.ts';
import type { Definitions } from './definitions.ts';
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
      lasting(definitions, ['cancelled', 'entered-in-error'], `R.intent.value in ${orders}`, authored),
    ),
};

const effective = [...daysOfChoice('R.effective'), dayOf('R.dateAsserted')];

/** What a patient is said to take. */
export const medicationStatementTongue: RecordTongue = {
  source: '[MedicationStatement]',
  days: effective,
  dated: effective,
  begunOrRecorded: [firstDay(effective)],
  hasCode: (test) => medicationHas('R', test),
  unseen: medicationElsewhere('R'),
  definite: () => "R.status.value = 'active'",
  counted: (definitions) => lasting(definitions, ['entered-in-error', 'not-taken'], 'true', effective),
};

/** Active, or in another status but not dismissed and not for certain older than a year. */
function lasting(
  definitions: Definitions,
  dismissed: readonly string[],
  definite: string,
  days: readonly string[],
): string {
  const recent = mayBeWithin(definitions, firstDay(days), year);
  const active =
    definite === 'true' ? "R.status.value = 'active'" : `(R.status.value = 'active' and ${definite})`;
  return allOf(
    `(R.status.value is null or not (R.status.value in ${stringList(dismissed)}))`,
    `(${active} or ${recent})`,
  );
}

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
