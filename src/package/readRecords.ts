import type { FhirResource } from 'fhir/r4.js';
import type { Report } from '../diagnostic.ts';
import { readArtifacts } from './readArtifacts.ts';

/**
 * Reads a patient's records from files and folders, as `readArtifacts` reads artifacts: Bundles as they are, since their `fullUrl`s
 * resolve references, and resources that stand alone. Reports what `readArtifacts` does.
 */
export function readRecords(paths: readonly string[], report: Report): readonly FhirResource[] {
  const read = readArtifacts(paths, report).artifacts.map(({ resource }) => resource);
  const entries = new Set(
    read.flatMap((resource) =>
      resource.resourceType === 'Bundle' ? (resource.entry ?? []).map((entry) => entry.resource) : [],
    ),
  );
  return read.filter((resource) => !entries.has(resource));
}
