import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import { type Artifact, Catalog } from '../src/artifact.ts';

const url = 'http://example.org/ValueSet/pain';

/** Value sets of one url, with the versions that are said. */
function catalogOf(...versions: readonly (string | undefined)[]): Catalog {
  return new Catalog(
    versions.map(
      (version, index): Artifact => ({
        resource: {
          resourceType: 'ValueSet',
          id: `v${index}`,
          url,
          status: 'draft',
          ...(version && { version }),
        },
        sources: [],
        authored: { file: `${index}.json` },
      }),
    ),
  );
}

const idOf = (artifact: Artifact | undefined) => artifact?.resource.id;

describe('the artifact that a canonical names', () => {
  test.each([
    { asked: url, versions: ['1.0.0'], named: 'v0' },
    { asked: url, versions: ['1.9.0', '1.10.0', '1.2.0'], named: 'v1' },
    { asked: url, versions: ['1.0.0', '1.0.0'], named: 'v1' },
    { asked: url, versions: ['2.0.0', undefined], named: 'v1' },
    { asked: url, versions: ['draft', 'final'], named: 'v1' },
    { asked: `${url}#part`, versions: ['1.0.0'], named: 'v0' },
    { asked: `${url}|1.2.0`, versions: ['1.9.0', '1.10.0', '1.2.0'], named: 'v2' },
    { asked: `${url}|1.0.0`, versions: ['1.0.0', '1.0.0'], named: 'v1' },
    { asked: `${url}|1.0.0#part`, versions: ['2.0.0', '1.0.0'], named: 'v1' },
    { asked: `${url}|3.0.0`, versions: ['1.0.0'], named: undefined },
    { asked: `${url}|3.0.0`, versions: ['1.0.0', '2.0.0'], named: undefined },
    { asked: `${url}|`, versions: [undefined], named: undefined },
    { asked: 'http://example.org/ValueSet/other', versions: ['1.0.0'], named: undefined },
  ])('$asked among $versions is $named', ({ asked, versions, named }) => {
    expect(idOf(catalogOf(...versions).byCanonical(asked))).toBe(named);
  });
});

test('of artifacts with one url and version, or one reference, the first is found too', () => {
  const catalog = catalogOf('1.0.0', '2.0.0', '1.0.0', undefined, undefined);
  expect(idOf(catalog.firstCalledAs(url, '1.0.0'))).toBe('v0');
  expect(idOf(catalog.firstCalledAs(url, '2.0.0'))).toBe('v1');
  expect(idOf(catalog.firstCalledAs(url))).toBe('v3');
  expect(idOf(catalog.firstCalledAs(url, '3.0.0'))).toBeUndefined();
  const twins = new Catalog(['a.json', 'b.json'].map((file) => ({ ...patient, authored: { file } })));
  expect(twins.firstStoredAs('Patient/eva')?.authored.file).toBe('a.json');
  expect(twins.byReference('Patient/eva')?.authored.file).toBe('b.json');
});

const patient = { resource: { resourceType: 'Patient', id: 'eva' } as FhirResource, sources: [] };
