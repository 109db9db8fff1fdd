import type { Bundle, FhirResource } from 'fhir/r4.js';

/** A Bundle that is one page of a longer answer, whose next page did not come; with the types that it holds. */
export interface LoosePage {
  readonly name: string;
  readonly next: string;
  readonly types: readonly string[];
}

/**
 * The pages whose next one is not among the Bundles: what they are pages of was not read in full, whatever the caller says. A page that
 * came is known by its `self` link. https://hl7.org/fhir/R4/http.html#paging
 */
export function pagesMissing(given: readonly FhirResource[]): readonly LoosePage[] {
  const bundles = given.filter((one): one is Bundle => one?.resourceType === 'Bundle');
  const here = new Set(bundles.map((bundle) => linkOf(bundle, 'self')));
  return bundles.flatMap((bundle) => {
    const next = linkOf(bundle, 'next');
    if (next === undefined || here.has(next)) return [];
    const entries = Array.isArray(bundle.entry) ? bundle.entry : [];
    const types = new Set(entries.flatMap((entry) => entry?.resource?.resourceType ?? []));
    return [{ name: `Bundle${bundle.id === undefined ? '' : `/${bundle.id}`}`, next, types: [...types] }];
  });
}

function linkOf({ link }: Bundle, relation: string): string | undefined {
  const found = Array.isArray(link) ? link.find((one) => one?.relation === relation)?.url : undefined;
  return typeof found === 'string' ? found : undefined;
}
