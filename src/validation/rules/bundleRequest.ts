import type { Bundle, BundleEntry } from 'fhir/r4.js';
import type { Rule } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';

/** Methods that send a resource along. */
const sending = new Set(['POST', 'PUT']);

/** What entries of transactions and batches ask of the server. */
export const bundleRequest: Rule = {
  code: 'bundle-request',
  group: 'bundles',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/http.html#transaction',
  wants: 'Method and url of an entry in a transaction or batch agree with the resource that it brings.',
  why: 'A server refuses the whole transaction, or stores the resource where nobody looks for it.',
  example: {
    faulty: {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { resource: { resourceType: 'Patient', id: 'b' }, request: { method: 'PUT', url: 'Patient/a' } },
      ],
    },
    mended: {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { resource: { resourceType: 'Patient', id: 'b' }, request: { method: 'PUT', url: 'Patient/b' } },
      ],
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      const bundle = typed.value as Bundle;
      if (bundle.resourceType !== 'Bundle' || !/^(?:transaction|batch)$/.test(bundle.type)) continue;
      const seen = new Set<string>();
      for (const [index, entry] of (bundle.entry ?? []).entries()) {
        const fhirPath = `${fhirPathOf(typed)}.entry[${index}].request`;
        const message = problemOf(entry) ?? repeated(entry, seen);
        if (message) yield { message, fhirPath };
        const doubt = doubtOf(entry);
        if (doubt) yield { severity: 'warning', message: doubt, fhirPath };
      }
    }
  },
};

/** A server has to refuse a transaction that changes one resource twice. */
function repeated({ request }: BundleEntry, seen: Set<string>): string | undefined {
  if (!request || !/^(?:PUT|DELETE|PATCH)$/.test(request.method)) return undefined;
  if (seen.has(request.url)) return `Another entry changes ${request.url} as well: keep one of them.`;
  seen.add(request.url);
  return undefined;
}

function doubtOf({ request, resource }: BundleEntry): string | undefined {
  if (!request) return undefined;
  const { method, url, ifNoneExist } = request;
  // an operation or a search may do without
  if (!resource && method === 'POST' && !/[$_]/.test(url ?? ''))
    return `${method} ${url} sends no resource: add it to the entry.`;
  if (url?.startsWith('/'))
    return `The url ${url} starts at the root of the server: leave the first slash out, it is relative to the base of FHIR.`;
  if (resource && /^(?:GET|HEAD|DELETE)$/.test(method))
    return `${method} brings a resource, which nobody reads.`;
  if (ifNoneExist !== undefined && method !== 'POST')
    return `ifNoneExist is for POST, which creates: ${method} pays no heed to it.`;
  return undefined;
}

function problemOf({ request, resource }: BundleEntry): string | undefined {
  if (!request?.method || !request.url) return undefined;
  const { method, url } = request;
  if (!resource && method === 'PUT') return `PUT ${url} sends no resource: add it to the entry.`;
  // an operation takes any resource, and a patch is Parameters or Binary
  if (!resource || !sending.has(method) || url.includes('$')) return undefined;
  const [path = '', query] = url.replace(/^https?:\/\/.*\/(?=[A-Z][A-Za-z]+(?:\/[^/]+)?$)/, '').split('?');
  const [type, id, ...more] = path.split('/');
  if (/^https?:/.test(path) || more.length > 0 || type === '') return undefined;
  const { resourceType } = resource;
  if (typeof resourceType === 'string' && type !== resourceType)
    return `${method} ${url} is about ${type}, but the entry brings a ${resourceType}.`;
  if (method === 'POST') {
    return id === undefined ? undefined : `POST ${url} names an id: send it to ${type}, or use PUT.`;
  }
  if (id === undefined && query === undefined) {
    return `PUT ${url} names neither an id nor a condition: write ${type}/${resource.id ?? 'id'}.`;
  }
  return id === undefined || typeof resource.id !== 'string' || id === resource.id
    ? undefined
    : `PUT ${url} and the id ${resource.id} of the resource differ.`;
}
