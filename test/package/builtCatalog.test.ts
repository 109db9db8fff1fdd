import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FhirResource } from 'fhir/r4.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { BuiltCatalog } from '../../src/package/builtCatalog.ts';

let folder: string;
let reported: Diagnostic[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'built-'));
  reported = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const base = 'http://example.org';
const plan = (id: string, more: object = {}) =>
  ({
    resourceType: 'PlanDefinition',
    id,
    url: `${base}/PlanDefinition/${id}`,
    version: '1',
    ...more,
  }) as FhirResource;

/** Writes resources under the names a build gives them, or others, and broken text as it is. */
function catalogOf(files: Readonly<Record<string, FhirResource | string>>): BuiltCatalog {
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return new BuiltCatalog([folder], (diagnostic) => reported.push(diagnostic));
}

const ids = (found: readonly { readonly resource: FhirResource }[]) =>
  found.map(({ resource }) => resource.id);

describe('what a build wrote is read as it is asked for', () => {
  it('finds by reference, by canonical and by type, and reads no more than that', () => {
    const catalog = catalogOf({
      'PlanDefinition-a.json': plan('a'),
      'PlanDefinition-b.json': plan('b'),
      'Evidence-broken.json': '{',
    });
    expect(catalog.byReference('PlanDefinition/a')?.resource.id).toBe('a');
    expect(catalog.byCanonical(`${base}/PlanDefinition/b`)?.resource.id).toBe('b');
    expect(catalog.byCanonical(`${base}/PlanDefinition/b|1`)?.resource.id).toBe('b');
    expect(ids(catalog.ofType('PlanDefinition'))).toEqual(['a', 'b']);
    expect(catalog.ofType('Questionnaire')).toEqual([]);
    expect(reported).toEqual([]);
  });

  it('reports what is broken in a file when it is read, once', () => {
    const catalog = catalogOf({
      'PlanDefinition-a.json': '{ "resourceType": ',
      'PlanDefinition-b.json': plan('b'),
    });
    expect(catalog.byReference('PlanDefinition/a')).toBeUndefined();
    expect(ids(catalog.artifacts)).toEqual(['b']);
    expect(reported.map(({ code }) => code)).toEqual(['json-syntax']);
  });

  it.each([
    ['another version', `${base}/PlanDefinition/a|2`, undefined],
    ['a url that is not the one asked for', 'http://other.org/PlanDefinition/a', undefined],
    ['a url that says nothing of its file', `${base}/own`, 'odd'],
    ['a fragment', `${base}/PlanDefinition/a#x`, 'a'],
  ])('reads all for %s', (_, canonical, id) => {
    const catalog = catalogOf({
      'PlanDefinition-a.json': plan('a'),
      'PlanDefinition-odd.json': plan('odd', { url: `${base}/own` }),
    });
    expect(catalog.byCanonical(canonical)?.resource.id).toBe(id);
  });

  it('goes by what files hold where their names say otherwise', () => {
    const catalog = catalogOf({
      'PlanDefinition-a.json': plan('b'),
      'Library-x.json': plan('x'),
    });
    expect(catalog.byReference('PlanDefinition/b')?.resource.id).toBe('b');
    expect(catalog.byReference('PlanDefinition/a')).toBeUndefined();
    expect(ids(catalog.ofType('PlanDefinition')).sort()).toEqual(['b', 'x']);
    expect(catalog.ofType('Library')).toEqual([]);
  });
});
