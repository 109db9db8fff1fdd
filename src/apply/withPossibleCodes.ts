import type { CodeableConcept, FhirResource } from 'fhir/r4.js';
import { codedElements } from './codedElements.ts';
import { isImpossible } from './codeForm.ts';

/**
 * A record without codes that cannot be any of their system: a family of codes would take `G90.5!` for one of its own, and a number
 * with a false check digit is not understood. What is left without a code is as good as uncoded.
 * @param record normalised
 */
export function withPossibleCodes(record: FhirResource): FhirResource {
  const elements = record as unknown as Readonly<Record<string, CodeableConcept | undefined>>;
  const changed = codedElements.flatMap((name) => {
    const coding = elements[name]?.coding;
    if (!Array.isArray(coding) || !coding.some(isImpossible)) return [];
    const { coding: _, ...words } = elements[name] as CodeableConcept;
    const possible = coding.filter((each) => !isImpossible(each));
    return [[name, possible.length > 0 ? { ...words, coding: possible } : words] as const];
  });
  return changed.length === 0 ? record : ({ ...record, ...Object.fromEntries(changed) } as FhirResource);
}
