import type { Bundle, BundleEntry, Composition, MessageHeader, Reference } from 'fhir/r4.js';
import { entryResolver, headOf, isBundle, type ResolveEntry } from '../bundleEntries.ts';
import type { Finding, Rule } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';

/** References of the first entry of documents and messages. */
export const bundleReference: Rule = {
  code: 'bundle-reference',
  group: 'bundles',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/documents.html#content',
  wants:
    'What the Composition of a document refers to stands in the document. What a message is about stands in it too, where it is near or a urn.',
  why: 'A document is signed and sent as a whole: what its Composition only points to is missing for whoever reads it.',
  example: {
    faulty: {
      resourceType: 'Bundle',
      type: 'message',
      entry: [
        {
          fullUrl: 'http://example.org/fhir/MessageHeader/1',
          resource: {
            resourceType: 'MessageHeader',
            id: '1',
            eventUri: 'http://example.org/fhir/admit',
            source: { endpoint: 'http://example.org/fhir' },
            focus: [{ reference: 'Patient/2' }],
          },
        },
        { fullUrl: 'http://elsewhere.example.org/Patient/2', resource: { resourceType: 'Patient', id: '2' } },
      ],
    },
    mended: {
      resourceType: 'Bundle',
      type: 'message',
      entry: [
        {
          fullUrl: 'http://example.org/fhir/MessageHeader/1',
          resource: {
            resourceType: 'MessageHeader',
            id: '1',
            eventUri: 'http://example.org/fhir/admit',
            source: { endpoint: 'http://example.org/fhir' },
            focus: [{ reference: 'Patient/2' }],
          },
        },
        { fullUrl: 'http://example.org/fhir/Patient/2', resource: { resourceType: 'Patient', id: '2' } },
      ],
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      if (!isBundle(typed.value)) continue;
      const [first] = typed.value.entry ?? [];
      const head = headOf(typed.value);
      if (!first || !head) continue;
      const resolve = entryResolver(typed.value);
      for (const finding of problemsOf(first, head, resolve, typed.value)) {
        yield { ...finding, fhirPath: `${fhirPathOf(typed)}.entry[0].resource` };
      }
    }
  },
};

function* problemsOf(
  first: BundleEntry,
  head: unknown,
  resolve: ResolveEntry,
  { type }: Bundle,
): Iterable<Finding> {
  const references =
    type === 'document' ? ofComposition(head as Composition) : ofMessage(head as MessageHeader);
  for (const { reference } of references) {
    if (reference === undefined || reference.startsWith('#')) continue;
    const { entry, near } = resolve(first, reference);
    if (entry || (type === 'message' && !near && !reference.startsWith('urn:'))) continue;
    const hint = near
      ? ` An entry has this type and id, but its fullUrl is ${near.fullUrl ?? 'not there'}, which a reference from ${first.fullUrl ?? 'an entry without fullUrl'} does not reach.`
      : '';
    yield { message: `No entry of the ${type} is ${reference}: add it, or correct the reference.${hint}` };
  }
}

function ofComposition(composition: Composition): Reference[] {
  const { subject, encounter, author = [], attester = [], custodian, event = [], section = [] } = composition;
  const direct = [subject, encounter, ...author, ...attester.map(({ party }) => party), custodian];
  return [...direct, ...event.flatMap(({ detail = [] }) => detail), ...section.flatMap(ofSection)].filter(
    (reference) => reference !== undefined,
  );
}

function ofSection({
  author = [],
  focus,
  entry = [],
  section = [],
}: NonNullable<Composition['section']>[number]): Reference[] {
  return [...author, ...(focus ? [focus] : []), ...entry, ...section.flatMap(ofSection)];
}

function ofMessage({ focus = [] }: MessageHeader): Reference[] {
  return focus;
}
