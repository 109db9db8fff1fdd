import { quotedString, stringList } from './cqlText.ts';
import type { Definitions } from './definitions.ts';

/** A coded status of a record: where it stands, its code system, and the codes that make the record count, doubtful or dismissed. */
export interface CodedStatus {
  readonly element: string;
  readonly system: string;
  readonly counts: readonly string[];
  readonly doubtful: readonly string[];
  readonly dismissed: readonly string[];
}

/** Verification of a Condition or AllergyIntolerance. */
export function verificationStatus(system: string): CodedStatus {
  return {
    element: 'verificationStatus',
    system: `http://terminology.hl7.org/CodeSystem/${system}`,
    counts: ['confirmed'],
    doubtful: ['unconfirmed', 'provisional', 'differential'],
    dismissed: ['refuted', 'entered-in-error'],
  };
}

/** Clinical status of a Condition or AllergyIntolerance. */
export function clinicalStatus(
  system: string,
  counts: readonly string[],
  dismissed: readonly string[],
): CodedStatus {
  return {
    element: 'clinicalStatus',
    system: `http://terminology.hl7.org/CodeSystem/${system}`,
    counts,
    doubtful: [],
    dismissed,
  };
}

/** The status is there and makes the record count; codes that contradict each other do not. */
export function statusCounts(definitions: Definitions, alias: string, status: CodedStatus): string {
  const others = [...status.doubtful, ...status.dismissed];
  return clearly(definitions, alias, status, status.counts, others);
}

/** The status is missing. One that is there without a recognised code is not. */
export function statusMissing(alias: string, { element }: CodedStatus): string {
  return `${alias}.${element} is null`;
}

/** The status says that the record does not count. */
export function statusDismisses(definitions: Definitions, alias: string, status: CodedStatus): string {
  const others = [...status.counts, ...status.doubtful];
  return clearly(definitions, alias, status, status.dismissed, others);
}

function clearly(
  definitions: Definitions,
  alias: string,
  { element, system }: CodedStatus,
  codes: readonly string[],
  others: readonly string[],
): string {
  const name = definitions.function(
    'Says',
    'status FHIR.CodeableConcept, codeSystem String, codes List<String>, others List<String>',
    'exists (status.coding K where K.system.value = codeSystem and K.code.value in codes)\n' +
      '    and not exists (status.coding K where K.system.value = codeSystem and K.code.value in others)',
    'Has one of the codes, and none that contradicts it',
  );
  return `${name}(${alias}.${element}, ${quotedString(system)}, ${stringList(codes)}, ${stringList(others)})`;
}
