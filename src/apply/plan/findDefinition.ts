import type { FhirResource, PlanDefinition } from 'fhir/r4.js';
import { type Catalog, canonicalOf } from '../../artifact.ts';
import { plainDefinition } from './preparedContent.ts';

/** A definition, or the words of why there is none. */
export type Found = { readonly resource: FhirResource } | { readonly missing: string };

/**
 * The resource that a canonical names: contained in the plan (`#id`), or in the catalog by url, with the version if one is asked
 * for. https://hl7.org/fhir/R4/references.html#canonical
 */
export function findDefinition(canonical: string, plan: PlanDefinition, catalog: Catalog): Found {
  if (canonical.startsWith('#')) {
    const resource = plan.contained?.find(({ id }) => `#${id?.replace(/^#/, '')}` === canonical);
    return resource
      ? sound(resource as FhirResource)
      : { missing: `the plan contains nothing of the id "${canonical.slice(1)}"` };
  }
  const found = catalog.byCanonical(canonical)?.resource;
  if (found) return sound(found);
  const [url = '', version] = canonical.split('|');
  const other = catalog.byCanonical(url)?.resource;
  return {
    missing: other
      ? `there is ${canonicalOf(other)}, but not version ${version}`
      : `nothing in the content has the url ${url}`,
  };
}

function sound(resource: FhirResource): Found {
  const plain = plainDefinition(resource);
  return 'fault' in plain
    ? { missing: `it cannot be read, since ${plain.fault}` }
    : { resource: plain.record };
}
