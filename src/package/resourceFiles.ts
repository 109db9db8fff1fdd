import type { FhirResource } from 'fhir/r4.js';
import type { OutputFile } from '../output.ts';
import type { GuidelinePackage } from './guidelinePackage.ts';

/** One JSON file per artifact: `<guideline>/r4/resources/<Type>-<id>.json`. */
export function packResources(pack: GuidelinePackage): OutputFile[] {
  return pack.catalog.artifacts.map(({ resource }) => ({
    path: `${pack.id}/r4/resources/${resource.resourceType}-${resource.id}.json`,
    content: Buffer.from(printJson(resource)),
  }));
}

/** JSON as all our files print it: two spaces, one newline at the end. */
export function printJson(value: FhirResource | object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
