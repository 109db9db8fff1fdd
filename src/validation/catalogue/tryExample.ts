import type { FhirResource } from 'fhir/r4.js';
import { Catalog } from '../../artifact.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { validate } from '../validate.ts';
import type { ResourceExample, TextExample } from './entry.ts';

/**
 * What the whole validator finds in an example, its faulty or its mended half: each resource stands in a file of its own, the half in
 * the first. Tests hold every example to that; the catalogue shows it.
 */
export async function tryExample(
  { beside = [], options, ...halves }: ResourceExample,
  half: 'faulty' | 'mended',
): Promise<readonly Diagnostic[]> {
  const artifacts = [halves[half], ...beside].map((resource, index) => ({
    resource: resource as FhirResource,
    sources: [],
    authored: { file: `${index}.json` },
  }));
  const found: Diagnostic[] = [];
  await validate(new Catalog(artifacts), { complete: false, ...options }, (one) => void found.push(one));
  return found;
}

/** The findings of one code in the faulty half, in words; none of a text, which is not a resource. */
export async function foundIn(
  example: ResourceExample | TextExample,
  code: string,
): Promise<readonly string[]> {
  if (typeof example.faulty === 'string') return [];
  const found = await tryExample(example as ResourceExample, 'faulty');
  return found
    .filter((one) => one.code === code)
    .map(({ severity, fhirPath, message }) => `${severity} at ${fhirPath}: ${message}`);
}
