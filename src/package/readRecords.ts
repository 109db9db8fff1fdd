import type { FhirResource } from 'fhir/r4.js';
import type { Report } from '../diagnostic.ts';
import { readResources } from './readResources.ts';

/**
 * Reads a patient's records from files and folders, as `readResources` does: Bundles as they are, since their `fullUrl`s resolve
 * references, and resources that stand alone. Reports what that does.
 */
export function readRecords(paths: readonly string[], report: Report): readonly FhirResource[] {
  return readResources(paths, report).map(({ resource }) => resource);
}
