import type { Reading } from './recordReading.ts';

/** The two statuses of a Condition or AllergyIntolerance: the codes that matter. */
export interface DiagnosisStatuses {
  /** How the code systems of both begin. */
  readonly systems: string;
  /** Confirmed, and going on. */
  readonly established: readonly string[];
  /** Refuted, entered in error, or over. */
  readonly dismissed: readonly string[];
}

/**
 * What the statuses must say. A missing one is as good as confirmed and active (encounter diagnoses often lack it); one that
 * is there with another code, or a code beside it, is a reason to ask; refuted, entered in error and over never count.
 */
export function diagnosisStanding(
  statuses: DiagnosisStatuses,
  over?: string,
): Record<Reading, readonly string[]> {
  const isOneOf = (codes: readonly string[]) =>
    `system.startsWith('http://terminology.hl7.org/CodeSystem/${statuses.systems}') and code.matches('^(?:${codes.join('|')})$')`;
  const none = (test: string) =>
    `verificationStatus.coding.combine(clinicalStatus.coding).where(${test}).empty()`;
  const ended = over ? [over] : [];
  // `~ true` is false of an empty statement in every engine, so that a missing element never makes one.
  const noneOf = (tests: readonly string[]) =>
    tests.length === 1 ? `(${tests[0]} ~ true).not()` : `((${tests.join(' or ')}) ~ true).not()`;
  // A status in words alone ("ruled out") is no missing one, also in raw data that no driver has read first.
  const inWords = (status: string) => `(${status}.coding.empty() and ${status}.text != '')`;
  return {
    definite: [
      none(`((${isOneOf(statuses.established)}) ~ true).not()`),
      noneOf([inWords('verificationStatus'), inWords('clinicalStatus'), ...ended]),
    ],
    counted: [none(isOneOf(statuses.dismissed)), ...(over ? [noneOf(ended)] : [])],
  };
}
