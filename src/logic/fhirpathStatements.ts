import type { Criterion } from './criterion.ts';
import { fhirpathRails, type Lookup } from './fhirpath.ts';
import { ownEvidence } from './ownEvidence.ts';

/**
 * What is to be checked of a criterion: both rails of each piece of its own evidence, each text once. All that it becomes is
 * made of these by `and`, `or` and their opposites.
 */
export function fhirpathStatements(criterion: Criterion, lookup: Lookup): readonly string[] {
  return [
    ...new Set(
      ownEvidence(criterion).flatMap((evidence) => {
        const { met, ruledOut } = fhirpathRails(evidence, lookup);
        return [met, ruledOut];
      }),
    ),
  ];
}
