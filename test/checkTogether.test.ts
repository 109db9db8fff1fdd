import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import { Catalog } from '../src/artifact.ts';
import type { Built } from '../src/build.ts';
import { checkTogether } from '../src/checkTogether.ts';
import { collect } from '../src/diagnostic.ts';
import { smallGuideline } from './support/smallGuideline.ts';

interface Traits {
  readonly id: string;
  readonly packageId?: string;
  readonly canonical?: string;
  readonly resources?: readonly FhirResource[];
}

function built({ id, packageId, canonical, resources = [] }: Traits): Built {
  const identity = {
    ...smallGuideline.identity,
    canonical: canonical ?? `http://example.org/${id}`,
    packageId: packageId ?? `org.example.${id}`,
    authored: { file: `${id}/guideline.yaml`, line: 1 },
  };
  const artifacts = resources.map((resource) => ({ resource, sources: [], authored: identity.authored }));
  const { version, status, title, idPrefix } = identity;
  const pack = { id, title, version, status, idPrefix, canonical: identity.canonical };
  return {
    guideline: { ...smallGuideline, id, identity },
    pack: { ...pack, catalog: new Catalog(artifacts) },
    files: [],
    cache: [],
    largest: [],
  };
}

function findings(...guidelines: Built[]): string[] {
  const { diagnostics } = collect((report) =>
    checkTogether(guidelines, (one) => one.guideline.identity.authored, report),
  );
  return diagnostics.map(
    ({ place, severity, message, code }) => `${place.file} ${severity} ${message} ${code}`,
  );
}

function valueSet(id: string, url?: string): FhirResource {
  return { resourceType: 'ValueSet', id, status: 'draft', version: '1.0.0', ...(url && { url }) };
}

describe('guidelines that are built together', () => {
  test('may have nothing in common', () => {
    const one = built({ id: 'a', resources: [valueSet('x', 'http://example.org/a/x')] });
    const other = built({ id: 'b', resources: [valueSet('y', 'http://example.org/b/y')] });
    expect(findings(one, other)).toEqual([]);
    expect(findings(one)).toEqual([]);
    expect(findings()).toEqual([]);
  });

  test.each<[string, Partial<Traits>, string]>([
    ['package id', { packageId: 'org.example.a' }, 'the package id "org.example.a"'],
    ['canonical base', { canonical: 'http://example.org/a' }, 'the canonical base "http://example.org/a"'],
  ])('may not share the %s', (_, traits, words) => {
    expect(findings(built({ id: 'a' }), built({ id: 'b', ...traits }))).toEqual([
      `b/guideline.yaml error "b" (b/guideline.yaml) and "a" (a/guideline.yaml) share ${words}. Change it in one of the two. guideline-twice`,
    ]);
  });

  test('are told all they share at once, and not what follows from it', () => {
    const resources = [valueSet('x', 'http://example.org/a/x')];
    expect(findings(built({ id: 'a', resources }), built({ id: 'a', resources }))).toEqual([
      'a/guideline.yaml error "a" (a/guideline.yaml) and "a" (a/guideline.yaml) share the id "a", the package id "org.example.a" and the canonical base "http://example.org/a". Change it in one of the two. guideline-twice',
    ]);
  });

  test('may not share a url and version', () => {
    const resources = (id: string) => [valueSet(id, 'http://example.org/shared/x')];
    expect(
      findings(built({ id: 'a', resources: resources('x') }), built({ id: 'b', resources: resources('y') })),
    ).toEqual([
      'b/guideline.yaml error "b" (b/guideline.yaml) and "a" (a/guideline.yaml) share the canonical "http://example.org/shared/x|1.0.0". Change it in one of the two. guideline-twice',
    ]);
  });

  test('are warned of resource ids they share, by pairs', () => {
    const resources = (...ids: string[]) => ids.map((id) => valueSet(id));
    const one = built({ id: 'a', resources: resources('v', 'w', 'x', 'y', 'z') });
    const other = built({ id: 'b', resources: resources('q') });
    const third = built({ id: 'c', resources: resources('z', 'y', 'x', 'w', 'v', 'q') });
    const rest =
      'imported into one server, the later would overwrite the earlier. Give one of them an idPrefix';
    expect(findings(one, other, third)).toEqual([
      `c/guideline.yaml warning "c" (c/guideline.yaml) and "a" (a/guideline.yaml) both have ValueSet/z, ValueSet/y, ValueSet/x and 2 more: ${rest} in guideline.yaml. resource-id-shared`,
      `c/guideline.yaml warning "c" (c/guideline.yaml) and "b" (b/guideline.yaml) both have ValueSet/q: ${rest} in guideline.yaml. resource-id-shared`,
    ]);
  });
});
