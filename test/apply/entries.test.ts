import type { Bundle, FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { entriesOf, findEntry } from '../../src/apply/entries.ts';

const drug = (id?: string): FhirResource => ({ resourceType: 'Medication', ...(id && { id }) });
const bundle = (...entry: NonNullable<Bundle['entry']>): Bundle => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry,
});

describe('entriesOf', () => {
  it('gives a resource as it came, without a url', () => {
    expect(entriesOf(drug('a'))).toEqual([{ resource: drug('a'), fullUrl: undefined }]);
  });

  it('unpacks Bundles in Bundles; the inner url counts, else the outer one', () => {
    const inner = bundle({ fullUrl: 'urn:inner', resource: drug('a') }, { resource: drug('b') });
    expect(
      entriesOf(
        bundle(
          { fullUrl: 'urn:outer', resource: inner },
          { fullUrl: 'urn:nothing' },
          { resource: drug('c') },
        ),
      ),
    ).toEqual([
      { resource: drug('a'), fullUrl: 'urn:inner' },
      { resource: drug('b'), fullUrl: 'urn:outer' },
      { resource: drug('c'), fullUrl: undefined },
    ]);
    expect(entriesOf({ resourceType: 'Bundle', type: 'collection' })).toEqual([]);
  });
});

describe('findEntry', () => {
  const holder = { resourceType: 'MedicationRequest', contained: [drug('x'), drug('y')] } as FhirResource;
  const find = (reference: string, ...entries: ReturnType<typeof entriesOf>) =>
    findEntry(reference, holder, entries);

  const at = (fullUrl: string | undefined, resource: FhirResource) => ({ resource, fullUrl });
  const table: readonly [string, string, ReturnType<typeof at>, boolean][] = [
    ['its url', 'urn:uuid:1', at('urn:uuid:1', drug('a')), true],
    [
      'its url in a version',
      'http://x/Medication/a/_history/2',
      at('http://x/Medication/a', drug('a')),
      true,
    ],
    ['its type and id', 'Medication/a', at('http://x/Medication/a', drug('a')), true],
    ['another id', 'Medication/b', at('http://x/Medication/a', drug('a')), false],
    [
      'the url of any server where it came without one',
      'http://x/Medication/a',
      at(undefined, drug('a')),
      true,
    ],
    ['the url of another server', 'http://y/Medication/a', at('http://x/Medication/a', drug('a')), false],
    ['no id at all', 'http://x/Medication/undefined', at(undefined, drug()), false],
    ['the end of another id', 'http://x/Medication/aa', at(undefined, drug('a')), false],
  ];
  it.each(table)('by %s: %s', (_, reference, entry, found) => {
    expect(find(reference, at('urn:other', drug('other')), entry)).toEqual(
      found ? entry.resource : undefined,
    );
  });

  it('inside its container, and nowhere else', () => {
    expect(find('#y', at(undefined, drug('y')))).toEqual(drug('y'));
    expect(find('#z', at(undefined, drug('z')))).toBeUndefined();
    expect(findEntry('#y', drug('a'), [])).toBeUndefined();
  });
});
