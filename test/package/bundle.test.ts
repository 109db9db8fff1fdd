import type { Bundle } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import { Catalog, referenceOf } from '../../src/artifact.ts';
import { collectionBundle, packBundles, transactionBundle } from '../../src/package/bundle.ts';
import { countTypes } from '../../src/package/guidelinePackage.ts';
import { packResources } from '../../src/package/resourceFiles.ts';
import { awkwardCatalog, awkwardGuideline } from '../site/awkwardGuideline.ts';

const pack = { ...awkwardGuideline.identity, id: 'awkward', catalog: awkwardCatalog };

describe('the transaction bundle', () => {
  const bundle = transactionBundle(pack);

  test('puts each artifact under its own id, in the order of the catalog', () => {
    expect(bundle.entry?.map(({ request }) => request)).toEqual(
      awkwardCatalog.artifacts.map(({ resource }) => ({ method: 'PUT', url: referenceOf(resource) })),
    );
  });

  test('gives every entry a fullUrl of the form base/Type/id, also without a canonical', () => {
    expect(bundle.entry?.map(({ fullUrl }) => fullUrl)).toEqual(
      awkwardCatalog.artifacts.map(
        ({ resource }) => `http://example.org/fhir/awkward/${referenceOf(resource)}`,
      ),
    );
  });

  test('has nothing that depends on the time', () => {
    expect(bundle).not.toHaveProperty('timestamp');
    expect(bundle).not.toHaveProperty('meta');
    expect(JSON.stringify(transactionBundle(pack))).toBe(JSON.stringify(bundle));
  });
});

test('the collection has the same resources without requests', () => {
  const strip = (bundle: Bundle) => bundle.entry?.map(({ fullUrl, resource }) => ({ fullUrl, resource }));
  expect(collectionBundle(pack).entry).toEqual(strip(transactionBundle(pack)));
  expect(collectionBundle(pack).type).toBe('collection');
});

test('bundles have one entry a line', () => {
  for (const file of packBundles(pack).filter(({ path }) => path.endsWith('.json')))
    expect(String(file.content).trimEnd().split('\n')).toHaveLength(awkwardCatalog.artifacts.length + 2);
});

test('bundle ids stay within the 64 characters of an id', () => {
  const long = { ...pack, id: 'g'.repeat(80) };
  expect(transactionBundle(long).id).toHaveLength(64);
  expect(collectionBundle(long).id).not.toBe(transactionBundle(long).id);
});

test('files stand in the folder of the guideline and hold what the bundles hold', () => {
  const files = packBundles(pack);
  expect(files.map(({ path }) => path)).toEqual([
    'awkward/r4/bundles/README.md',
    'awkward/r4/bundles/collection.json',
    'awkward/r4/bundles/transaction.json',
  ]);
  expect(JSON.parse(String(files[2]?.content))).toEqual(JSON.parse(JSON.stringify(transactionBundle(pack))));
});

test('each artifact has its own file, named by type and id', () => {
  const files = packResources(pack);
  expect(files).toHaveLength(awkwardCatalog.artifacts.length);
  expect(files[0]?.path).toBe('awkward/r4/resources/CodeSystem-x-table-one.json');
  expect(String(files[0]?.content).endsWith('}\n')).toBe(true);
  expect(JSON.parse(String(files[0]?.content))).toEqual(awkwardCatalog.artifacts[0]?.resource);
});

test('types are counted in alphabetical order', () => {
  expect(Object.entries(countTypes(awkwardCatalog))).toEqual([
    ['ActivityDefinition', 2],
    ['CodeSystem', 1],
    ['ConceptMap', 1],
    ['DocumentReference', 1],
    ['Evidence', 1],
    ['EvidenceVariable', 1],
    ['PlanDefinition', 2],
    ['Questionnaire', 1],
    ['ValueSet', 1],
  ]);
});

describe('the page beside the bundles', () => {
  const readme = (change: Partial<typeof pack>) => String(packBundles({ ...pack, ...change })[0]?.content);
  const many = (number: number) =>
    new Catalog(
      Array.from({ length: number }, (_, index) => ({
        resource: { resourceType: 'CodeSystem', id: `c${index}`, status: 'draft', content: 'complete' },
        sources: [],
        authored: { file: 'x' },
      })),
    );

  test('counts what is there', () => {
    expect(readme({})).toContain('| PlanDefinition | 2 |');
    expect(readme({})).toContain('11 artifacts, version 1.0.0, status `draft`');
  });

  test('says what a draft means for package installers, and only of drafts', () => {
    expect(readme({})).toContain('installs nothing');
    expect(readme({ status: 'active' })).not.toContain('installs nothing');
  });

  test('says when a server takes fewer entries than there are', () => {
    expect(readme({ catalog: many(500) })).not.toContain('cut it into parts');
    expect(readme({ catalog: many(501) })).toContain('this one has 501, so cut it into parts');
    expect(readme({ catalog: many(50) })).not.toContain('updates in a transaction');
    expect(readme({ catalog: many(51) })).toContain('at most 50 updates in a transaction (this one has 51)');
  });

  test('says whether ids are shared with other guidelines', () => {
    expect(readme({})).toContain('Every id starts with `x-`');
    expect(readme({ idPrefix: '' })).toContain('set `idPrefix`');
  });

  test('prints words as they are, without HTML escapes', () => {
    expect(readme({})).toContain('# Awkward & <Guideline>: bundles');
  });
});

test('the page beside the bundles says which maps stay drafts in an active guideline', () => {
  const artifacts = awkwardCatalog.artifacts.map((artifact) =>
    artifact.resource.resourceType === 'ConceptMap'
      ? { ...artifact, resource: { ...artifact.resource, status: 'draft' as const } }
      : artifact,
  );
  const active = { ...pack, status: 'active' as const, catalog: new Catalog(artifacts) };
  const readme = packBundles(active).find(({ path }) => path.endsWith('README.md'));
  expect(String(readme?.content)).toContain('except 1 editorial concept map, which stays a draft');
});
