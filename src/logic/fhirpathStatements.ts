import type { Criterion } from './criterion.ts';
import { fhirpathRails, type Lookup } from './fhirpath.ts';
import { ownEvidence } from './ownEvidence.ts';
import { recordedParts } from './recordedParts.ts';

/**
 * What is to be checked of a criterion: both rails of each piece of its own evidence, each text once, without the criteria it
 * names, which have statements of their own. All that it becomes is made of these by `and`, `or` and their opposites.
 */
export function fhirpathStatements(criterion: Criterion, lookup: Lookup): readonly string[] {
  return [
    ...new Set(
      ownEvidence(criterion).flatMap((evidence) => {
        const own = { ...evidence, recorded: recordedParts(evidence).facts };
        const { met, ruledOut } = fhirpathRails(own, lookup);
        return [met, ruledOut];
      }),
    ),
  ];
}
