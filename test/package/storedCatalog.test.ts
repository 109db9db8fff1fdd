import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../src/artifact.ts';
import { type ContentUnit, contentUnits } from '../../src/package/contentUnits.ts';
import { indexUnits } from '../../src/package/packageIndex.ts';
import { readArtifacts } from '../../src/package/readArtifacts.ts';
import { ResourceStore } from '../../src/package/resourceStore.ts';
import { copiesAmong, storedCatalog } from '../../src/package/storedCatalog.ts';
import { scratchFolder } from '../support/callCli.ts';

const folder = join(scratchFolder(), 'package');
const patient = (id: string, more: object = {}) => ({ resourceType: 'Patient', id, ...more });
const written: Readonly<Record<string, string>> = {
  'a.json': JSON.stringify({
    resourceType: 'Bundle',
    id: 'b',
    type: 'collection',
    entry: [
      { fullUrl: 'urn:uuid:1', resource: patient('same') },
      {
        fullUrl: 'http://x/Patient/inner',
        resource: patient('inner', { contained: [{ resourceType: 'Group' }] }),
      },
    ],
  }),
  'b.json': JSON.stringify(patient('same'), null, 2),
  'c.json': JSON.stringify({ resourceType: 'ValueSet', id: 'v', url: 'http://x/ValueSet/v', version: '1' }),
  'd.ndjson': `${JSON.stringify(patient('line', { name: [{ text: 'é' }] }))}\n${JSON.stringify(patient('other'))}\n`,
};
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(written)) writeFileSync(join(folder, name), text);

const none = () => undefined;
const units: readonly ContentUnit[] = [...contentUnits(folder, none)];
const size = units.reduce((sum, unit) => sum + unit.size, 0);

/** A catalog whose store holds so many bytes. */
function stored(room: number) {
  const store = new ResourceStore(units, room, size);
  const { entries, types } = indexUnits(units, { from: 0, to: units.length }, store, none);
  return storedCatalog(entries, types, copiesAmong(entries, store), store);
}
const shown = (catalog: Catalog) =>
  catalog.artifacts.map(({ resource, authored }) => ({ resource, authored }));

describe.each([0, size])('a catalog that holds %d bytes', (room) => {
  const { catalog, unitOf } = stored(room);

  test('has the artifacts that reading all at once gives, copies left out, again and again', () => {
    const whole = shown(readArtifacts([folder], none));
    expect(whole.length).toBe(6);
    expect(shown(catalog)).toEqual(whole);
    expect(shown(catalog)).toEqual(whole);
  });

  test('finds by reference, canonical, type and fullUrl', () => {
    expect(catalog.byReference('Patient/other')?.resource.id).toBe('other');
    expect(catalog.byCanonical('http://x/ValueSet/v|1')?.resource.id).toBe('v');
    expect(catalog.ofType('Patient').map(({ resource }) => resource.id)).toEqual([
      'same',
      'inner',
      'line',
      'other',
    ]);
    expect(catalog.holdings.byFullUrl('urn:uuid:1')).toEqual(patient('same'));
    expect([...(catalog.holdings.types ?? [])].sort()).toEqual(['Bundle', 'Group', 'Patient', 'ValueSet']);
  });

  test('knows which resources are artifacts, in which Bundle and in which unit they stand', () => {
    const inner = catalog.byReference('Patient/inner');
    const resource = inner?.resource as object;
    expect(catalog.holdings.owns(resource)).toBe(true);
    expect(catalog.holdings.owns({ ...resource })).toBe(false);
    expect(catalog.holdings.bundleOf(resource)?.id).toBe('b');
    expect([...unitOf.values()]).toEqual([0, 0, 0, 2, 3, 3]);
  });
});

test('a file that shrinks while it is read is told', () => {
  const { catalog } = stored(0);
  writeFileSync(join(folder, 'c.json'), '{}');
  for (const name of ['Patient/same', 'Patient/line']) catalog.byReference(name)?.resource;
  expect(() => catalog.byReference('ValueSet/v')?.resource).toThrow('was changed while it was read');
});
