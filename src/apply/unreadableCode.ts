import type { CodeableConcept, Coding, FhirResource } from 'fhir/r4.js';
import { codedElements } from './codedElements.ts';
import { codeForms, isImpossible } from './codeForm.ts';

/**
 * Why no list can match a record although it is coded, in words; undefined where one code of it reads, or where it has none.
 * A code of a system that is not known here is taken as it is: it may be a site's own.
 * @param record normalised
 */
export function unreadableCode(record: FhirResource): string | undefined {
  const concepts = codedElements.map((name) => (record as unknown as Record<string, unknown>)[name]);
  const codings = concepts.flatMap((concept) => (concept as CodeableConcept | undefined)?.coding ?? []);
  const faults = codings.map(faultOf);
  return faults.every((fault) => fault !== undefined) ? faults[0] : undefined;
}

function faultOf({ system, code }: Coding): string | undefined {
  if (code === undefined || code.trim() === '') return 'has a coding without a code';
  if (system === undefined) return `has the code ${code} without its system`;
  if (isImpossible({ system, code })) return `has the code "${code}", which is none of ${system}`;
  const [uri] =
    Object.entries(codeForms).find(([, { oid }]) => system === `urn:oid:${oid}` || system === oid) ?? [];
  return uri && `has a code of the system ${system}, which is to be written ${uri}`;
}
