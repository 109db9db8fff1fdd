import type { Bundle, BundleEntry } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import { isBundle } from '../bundleEntries.ts';
import type { Finding, Rule } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';

export const bundleSearch: Rule = {
  code: 'bundle-search',
  group: 'bundles',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/bundle.html#searchset',
  wants:
    'What a search found has an id and is of the type that its self link asks for; what it says besides is an OperationOutcome.',
  why: 'Clients take matches for what they asked for: a resource of another type is read wrongly, or fails.',
  example: {
    faulty: searchFor('Patient', { resourceType: 'Basic', id: 'b', code: { text: 'x' } }),
    mended: searchFor('Patient', { resourceType: 'Patient', id: 'b' }),
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      if (!isBundle(typed.value) || typed.value.type !== 'searchset') continue;
      for (const finding of problemsOf(typed.value))
        yield { ...finding, fhirPath: `${fhirPathOf(typed)}.${finding.fhirPath}` };
    }
  },
};

function* problemsOf({ link = [], entry = [] }: Bundle): Iterable<Finding> {
  const asked = typeAsked(link.find(({ relation }) => relation === 'self')?.url ?? '');
  for (const [index, { resource, search }] of entry.entries()) {
    if (resource && (search?.mode === 'match' || search?.mode === 'include') && !('id' in resource))
      yield {
        message: `What a search found has an id: this ${resource.resourceType} has none.`,
        fhirPath: `entry[${index}].resource`,
      };
    const wanted = wantedType(search, asked);
    if (typeof resource?.resourceType !== 'string' || !wanted || resource.resourceType === wanted) continue;
    yield {
      message: `The search mode "${search?.mode}" stands at ${resource.resourceType}, expected ${wanted}.`,
      fhirPath: `entry[${index}].resource`,
    };
  }
}

function wantedType(search: BundleEntry['search'], asked: string | undefined): string | undefined {
  if (search?.mode === 'outcome') return 'OperationOutcome';
  return search?.mode === 'match' ? asked : undefined;
}

/** `Patient` of `http://example.org/fhir/Patient?name=x`. */
function typeAsked(url: string): string | undefined {
  const name = /(?:^|\/)([A-Za-z]+)(?:\/_search)?\?/.exec(url)?.[1];
  return name !== undefined && isResourceType(name) ? name : undefined;
}

function searchFor(
  type: string,
  resource: { readonly resourceType: string; readonly id: string; readonly code?: object },
) {
  const base = 'http://example.org/fhir';
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    link: [{ relation: 'self', url: `${base}/${type}?name=x` }],
    entry: [
      { fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource, search: { mode: 'match' } },
    ],
  };
}
