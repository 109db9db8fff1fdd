import type { RecordType } from './fact.ts';

/** How records of a type are spoken of, and which of them count. */
export interface RecordTypeWords {
  /** Around the title of a code list, in the definite reading. */
  readonly shown: readonly [before: string, after: string];
  /** The definite reading without a list. */
  readonly any: string;
  readonly article: 'a' | 'an';
  /** What one is called. */
  readonly noun: string;
  /** Between the noun and the title of the list, in the counted reading: "condition *that may be* X". */
  readonly maybe: string;
  /** What all of them are called. */
  readonly list: string;
  /** Which records count, in full sentences; docs/logic.md for clinicians. */
  readonly counts: string;
}

/** The words of each type; a new type makes the compiler ask for its words here. */
export const recordTypeWords: Readonly<Record<RecordType, RecordTypeWords>> = {
  Condition: {
    shown: ['', ' is recorded'],
    any: 'a condition is recorded',
    article: 'a',
    noun: 'condition',
    maybe: 'that may be',
    list: 'conditions',
    counts:
      'A diagnosis counts as recorded when its verification status is confirmed or missing, its clinical status is active, recurrence, relapse or missing, and it has not abated. It is only a reason to ask when it is unconfirmed, provisional, differential or has a status without a recognised code, and it does not count when it is refuted, entered in error, inactive, in remission, resolved or abated. Absence counts only in a list of conditions that is known to be complete and in which every counted condition has a code in ICD-10-CM or SNOMED CT.',
  },
  MedicationRequest: {
    shown: ['a medication order for ', ' is active'],
    any: 'a medication order is active',
    article: 'a',
    noun: 'medication order',
    maybe: 'that may be for',
    list: 'medication orders',
    counts:
      'A medication order counts as recorded when it is active and an order, not a plan or a proposal. One in another status, or without one, is a reason to ask when it was written within the last 12 months or has no date. It does not count when it is cancelled, entered in error or an order not to give something.',
  },
  MedicationStatement: {
    shown: ['current use of ', ' is recorded'],
    any: 'current use of a medication is recorded',
    article: 'a',
    noun: 'medication statement',
    maybe: 'that may be about',
    list: 'medication statements',
    counts:
      'Use of a medication counts as recorded when its statement is active. A statement in another status, or without one, is a reason to ask when it is about a day of the last 12 months or about a time that ended in them, when it names no end, or when it has no date. It does not count when it is entered in error or says that the medication was not taken.',
  },
  Procedure: {
    shown: ['', ' is recorded as a completed procedure'],
    any: 'a completed procedure is recorded',
    article: 'a',
    noun: 'procedure',
    maybe: 'that may be',
    list: 'procedures',
    counts:
      'A procedure counts as recorded when it is completed; one in progress is a reason to ask; in any other status it does not count.',
  },
  AllergyIntolerance: {
    shown: ['an allergy or intolerance to ', ' is recorded'],
    any: 'an allergy or intolerance is recorded',
    article: 'an',
    noun: 'allergy or intolerance',
    maybe: 'that may be to',
    list: 'allergies and intolerances',
    counts:
      'An allergy or intolerance counts as recorded when its clinical status is active or missing and its verification status is confirmed or missing. It is a reason to ask when it is unconfirmed, presumed or has a status without a recognised code, and it does not count when it is refuted, entered in error, inactive or resolved.',
  },
  Coverage: {
    shown: ['an insurance coverage of ', ' is active today'],
    any: 'an insurance coverage is active today',
    article: 'an',
    noun: 'insurance coverage active today',
    maybe: 'that may be',
    list: 'insurance coverages',
    counts:
      'An insurance coverage counts when it is active and today lies within its period; an open end counts as within.',
  },
  ServiceRequest: {
    shown: ['a service order for ', ' is recorded'],
    any: 'a service order is recorded',
    article: 'a',
    noun: 'service order',
    maybe: 'that may be for',
    list: 'service orders',
    counts:
      'A service order counts as recorded when it is a draft, active or completed; one on hold is a reason to ask. It does not count when it is revoked, entered in error, of unknown status or an order not to do something.',
  },
  Device: {
    shown: ['', ' is recorded as a device in use'],
    any: 'a device in use is recorded',
    article: 'a',
    noun: 'device in use',
    maybe: 'that may be',
    list: 'devices',
    counts:
      'A device counts as in use when its status is active or missing; in any other status it does not count.',
  },
  DraftOrder: {
    shown: ['an order for ', ' is being placed'],
    any: 'an order is being placed',
    article: 'an',
    noun: 'order being placed',
    maybe: 'that may be for',
    list: 'orders being placed',
    counts: 'An order that is being placed counts unless it is an order not to do something.',
  },
};
