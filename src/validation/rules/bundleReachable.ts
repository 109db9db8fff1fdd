import type { Bundle, BundleEntry } from 'fhir/r4.js';
import { entryResolver, headOf, isBundle, referencesIn } from '../bundleEntries.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';

/** Entries of documents and messages that nothing leads to. */
export const bundleReachable: Rule = {
  code: 'bundle-reachable',
  group: 'bundles',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/documents.html#content',
  wants:
    'Every entry of a document or message hangs together with its first by references, in either direction.',
  why: 'Nobody who reads from the first entry meets it: it was forgotten there, or a reference is wrong. In a message it is a warning.',
  example: {
    faulty: {
      resourceType: 'Bundle',
      type: 'message',
      entry: [
        {
          fullUrl: 'urn:uuid:c757873d-ec9a-4326-a141-556000000001',
          resource: {
            resourceType: 'MessageHeader',
            eventUri: 'http://example.org/fhir/admit',
            source: { endpoint: 'http://example.org/fhir' },
          },
        },
        { fullUrl: 'urn:uuid:c757873d-ec9a-4326-a141-556000000002', resource: { resourceType: 'Patient' } },
      ],
    },
    mended: {
      resourceType: 'Bundle',
      type: 'message',
      entry: [
        {
          fullUrl: 'urn:uuid:c757873d-ec9a-4326-a141-556000000001',
          resource: {
            resourceType: 'MessageHeader',
            eventUri: 'http://example.org/fhir/admit',
            source: { endpoint: 'http://example.org/fhir' },
            focus: [{ reference: 'urn:uuid:c757873d-ec9a-4326-a141-556000000002' }],
          },
        },
        { fullUrl: 'urn:uuid:c757873d-ec9a-4326-a141-556000000002', resource: { resourceType: 'Patient' } },
      ],
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      if (!isBundle(typed.value) || !headOf(typed.value)) continue;
      const { type, entry = [] } = typed.value;
      const reached = reachable(typed.value);
      for (const [index, each] of entry.entries()) {
        if (reached.has(each) || !each.fullUrl || !each.resource) continue;
        yield {
          message: `No reference leads from the first entry of the ${type} to ${each.fullUrl}, or back: refer to it, or leave it out.`,
          fhirPath: `${fhirPathOf(typed)}.entry[${index}]`,
          severity: type === 'document' ? 'error' : 'warning',
        };
      }
    }
  },
};

function reachable(bundle: Bundle): Set<BundleEntry> {
  const neighbours = neighboursIn(bundle);
  const reached = new Set<BundleEntry>();
  const open = (bundle.entry ?? []).slice(0, 1);
  for (let entry = open.pop(); entry; entry = open.pop()) {
    if (reached.has(entry)) continue;
    reached.add(entry);
    open.push(...(neighbours.get(entry) ?? []));
  }
  return reached;
}

function neighboursIn(bundle: Bundle): Map<BundleEntry, BundleEntry[]> {
  const resolve = entryResolver(bundle);
  const neighbours = new Map<BundleEntry, BundleEntry[]>();
  const add = (from: BundleEntry, to: BundleEntry) =>
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
  for (const from of bundle.entry ?? []) {
    for (const reference of referencesIn(from.resource)) {
      const { entry: to } = resolve(from, reference);
      if (!to) continue;
      add(from, to);
      add(to, from);
    }
  }
  return neighbours;
}
