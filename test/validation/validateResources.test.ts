import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, it, test } from 'vitest';
import { validate } from '../../src/index.ts';

const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' };
const library: FhirResource = {
  resourceType: 'Library',
  id: 'a',
  text: text as never,
  url: 'http://example.org/Library/a',
  status: 'draft',
  type: { text: 'a list' },
};
const faulty = { ...library, status: 'sketch' } as unknown as FhirResource;
const lines = async (...args: Parameters<typeof validate>) =>
  (await validate(...args)).map(({ place, code, fhirPath }) => `${place.file} ${code} ${fhirPath ?? ''}`);

describe('validate', () => {
  it('finds nothing in sound resources, whether one or a list', async () => {
    expect(await validate([library])).toEqual([]);
    expect(await validate(library)).toEqual([]);
    expect(await validate([])).toEqual([]);
  });

  it('names the resource by its index and the element by its path', async () => {
    expect(
      await lines([library, { ...faulty, id: 'b', url: 'http://example.org/Library/b' } as FhirResource]),
    ).toEqual(['resources[1] structure-code Library.status']);
  });

  it('calls resources as the caller does', async () => {
    expect(await lines([faulty], { nameOf: (index) => `file-${index}.json` })).toEqual([
      'file-0.json structure-code Library.status',
    ]);
  });

  it('checks the entries of a Bundle as resources of their own', async () => {
    const bundle: FhirResource = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: library }, { resource: faulty }],
    };
    const outer: FhirResource = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: bundle }] };
    expect(await lines(outer)).toContain(
      'resources[0].entry[0].resource.entry[1].resource structure-code Library.status',
    );
  });

  it('follows references between the resources', async () => {
    const plan = {
      resourceType: 'PlanDefinition',
      id: 'p',
      text,
      status: 'draft',
      library: [`${library.url}`],
    };
    const wrong = { ...plan, library: ['http://example.org/Library/none'] };
    const all = [library, plan] as FhirResource[];
    expect(await lines(all, { complete: true })).not.toContainEqual(
      expect.stringContaining('canonical-resolves'),
    );
    expect(await lines([library, wrong] as FhirResource[], { complete: true })).toContain(
      'resources[1] canonical-resolves PlanDefinition.library[0]',
    );
  });

  it('checks the expressions of plans', async () => {
    const expression = { language: 'text/fhirpath', expression: '%patient.exists()' };
    const action = [{ title: 'a', condition: [{ kind: 'applicability', expression }] }];
    const plan = { resourceType: 'PlanDefinition', text, status: 'draft', action } as FhirResource;
    expect(await lines(plan)).toContain(
      'resources[0] fhirpath-variable-unknown PlanDefinition.action[0].condition[0].expression',
    );
  });

  it('takes what stands twice in the same words once', async () => {
    expect(await validate([library, structuredClone(library)])).toEqual([]);
  });
});

const round: Record<string, unknown> = { resourceType: 'Patient' };
round.self = round;
let deep: unknown = 1;
for (let level = 0; level < 10_000; level += 1) deep = [deep];
let low: unknown = 1;
for (let level = 0; level < 600; level += 1) low = [low];

test.each<[string, unknown, string]>([
  ['nothing', null, 'This is no FHIR resource: an object with a resourceType was expected.'],
  ['undefined', undefined, 'This is no FHIR resource: an object with a resourceType was expected.'],
  ['a text', 'Patient', 'This is no FHIR resource: an object with a resourceType was expected.'],
  ['a list', [], 'This is no FHIR resource: an object with a resourceType was expected.'],
  ['a function', () => 1, 'This is no FHIR resource: an object with a resourceType was expected.'],
  ['an object without a type', {}, 'This is no FHIR resource: an object with a resourceType was expected.'],
  [
    'an object in a circle',
    round,
    'This cannot be written as JSON: it leads in a circle, is too deep, or holds what is no JSON value.',
  ],
  [
    'a big integer',
    { resourceType: 'Patient', x: 1n },
    'This cannot be written as JSON: it leads in a circle, is too deep, or holds what is no JSON value.',
  ],
  ['600 levels', { resourceType: 'Patient', low }, 'This is nested more than 500 levels deep.'],
])('%s is a finding, and the others are checked', async (_, resource, message) => {
  expect(await validate([resource, faulty] as FhirResource[])).toMatchObject([
    { code: 'json-not-a-resource', severity: 'error', message, place: { file: 'resources[0]' } },
    { code: 'structure-code', place: { file: 'resources[1]' } },
  ]);
});

test('10,000 levels are a finding', async () => {
  expect(await validate({ resourceType: 'Patient', deep } as unknown as FhirResource)).toMatchObject([
    { code: 'json-not-a-resource', severity: 'error' },
  ]);
});

test('what is given is not changed', async () => {
  const frozen = Object.freeze({ ...faulty, text: Object.freeze({ ...text }) }) as FhirResource;
  const before = JSON.stringify(frozen);
  expect(await validate(frozen)).toHaveLength(1);
  expect(JSON.stringify(frozen)).toBe(before);
});

test.each([
  ['type', { resourceType: { is: 'ValueSet' } }],
  ['url', { url: ['http://example.org/fhir/ValueSet/a'] }],
  ['version', { version: { major: 1 } }],
])('nothing leads to a resource whose %s is no text, and it is a fault of structure', async (_, change) => {
  const set = (id: string) => ({
    resourceType: 'ValueSet',
    id,
    url: `http://example.org/fhir/ValueSet/${id}`,
    status: 'draft',
  });
  const library = {
    resourceType: 'Library',
    id: 'l',
    url: 'http://example.org/fhir/Library/l',
    status: 'draft',
    type: { coding: [{ code: 'logic-library' }] },
    dataRequirement: [
      {
        type: 'Condition',
        codeFilter: [{ path: 'code', valueSet: 'http://example.org/fhir/ValueSet/a|1.0.0' }],
      },
    ],
    relatedArtifact: [
      { type: 'depends-on', resource: 'http://example.org/fhir/ValueSet/a' },
      { type: 'depends-on', resource: 'http://example.org/fhir/ValueSet/b' },
    ],
  };
  const resources = [{ ...set('a'), ...change }, set('b'), set('c'), library] as FhirResource[];
  const found = await validate(resources);
  expect(found.filter(({ place }) => place.file === 'resources[0]').map(({ code }) => code)).toContainEqual(
    expect.stringMatching(/^structure-/),
  );
  expect(found.filter(({ code }) => code === 'package-links').map(({ fhirPath }) => fhirPath)).toEqual([
    'Library.dataRequirement[0].codeFilter[0].valueSet',
    'Library.relatedArtifact[0].resource',
  ]);
});
