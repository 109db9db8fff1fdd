import type { FhirResource } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { rules } from '../../src/validation/rules/index.ts';
import { validate } from '../../src/validation/validate.ts';

async function diagnosticsOf(resources: readonly unknown[], complete = true): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  const artifacts = resources.map((resource, index) => ({
    resource: resource as FhirResource,
    sources: [],
    authored: { file: 'recommendations.yaml', line: index + 1 },
  }));
  await validate(new Catalog(artifacts), { complete }, (diagnostic) => found.push(diagnostic));
  return found;
}

const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' };

test('reports a finding at the place where the artifact was authored, with code, severity and specification', async () => {
  const plan = { resourceType: 'PlanDefinition', id: 'a', status: 'draft', text, library: ['Library/x'] };
  expect(await diagnosticsOf([{ resourceType: 'Patient', id: 'p', text }, plan])).toEqual([
    {
      code: 'canonical-resolves',
      severity: 'error',
      message: 'Found the relative "Library/x", expected the whole url of the artifact.',
      place: { file: 'recommendations.yaml', line: 2 },
      fhirPath: 'PlanDefinition.library[0]',
      spec: 'https://hl7.org/fhir/R4/references.html#canonical',
    },
  ]);
});

test('reads unsound artifacts on with the rules that can bear them', async () => {
  const map = {
    resourceType: 'ConceptMap',
    id: '7',
    status: 'draft',
    group: { element: 5 },
    text: { status: 'generated', div: '<div>x</div>' },
  };
  const codes = (await diagnosticsOf([map])).map(({ code }) => code);
  expect(codes).toEqual(['structure-type', 'id-format', 'narrative-xhtml']);
});

test('does not look codes up in an unsound code system', async () => {
  const url = 'http://example.org/CodeSystem/a';
  const system = {
    resourceType: 'CodeSystem',
    id: 'a',
    url,
    status: 'draft',
    content: 'complete',
    concept: { code: 5 },
  };
  const list = {
    resourceType: 'List',
    id: 'l',
    status: 'current',
    mode: 'working',
    text,
    code: { coding: [{ system: url, code: 'x' }] },
  };
  expect((await diagnosticsOf([list, system])).map(({ code }) => code)).toEqual(['structure-type']);
});

test.each([
  [
    'lists for objects',
    {
      resourceType: 'PlanDefinition',
      action: [[{}]],
      text: [],
      contained: {},
      topic: 'x',
      extension: [null],
    },
  ],
  [
    'values for objects',
    { resourceType: 'Bundle', entry: [5, null, { resource: 'x' }, { fullUrl: 1, resource: {} }] },
  ],
  [
    'references and codings of the wrong kind',
    {
      resourceType: 'Evidence',
      exposureBackground: { reference: 5 },
      topic: [{ coding: [{ system: 1, code: {} }] }],
    },
  ],
  [
    'an id, url and name of the wrong kind',
    { resourceType: 'Library', id: 5, url: ['x'], version: {}, name: 5 },
  ],
])('bears %s', async (_name, resource) => {
  const found = await diagnosticsOf([resource, resource]);
  expect(found.some(({ code }) => code.startsWith('structure-'))).toBe(true);
});

test('leaves a Bundle entry that is an artifact itself to that artifact', async () => {
  const entry = { resourceType: 'Library', id: 'a', status: 'draft' };
  const bundle = {
    resourceType: 'Bundle',
    id: 'b',
    type: 'batch-response',
    entry: [{ resource: entry, response: { status: '200' } }],
  };
  const found = await diagnosticsOf([bundle, entry]);
  expect(found.map(({ fhirPath, message }) => `${fhirPath}: ${message}`)).toEqual([
    'Library: `type` is missing: Library requires it.',
  ]);
});

test('rule codes are unique and kebab-case', () => {
  const codes = rules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => /^[a-z]+(?:-[a-z0-9]+)*$/.test(code))).toBe(true);
});

test('lets a history of one artifact repeat its url in a Bundle of others', async () => {
  const url = 'http://example.org/ValueSet/a';
  const versions = ['one', 'two'].map((title) => ({
    resourceType: 'ValueSet',
    id: 'a',
    url,
    status: 'draft',
    text,
    title,
  }));
  const authored = { file: 'history.json' };
  const artifacts = versions.map((resource) => ({
    resource: resource as FhirResource,
    sources: [],
    authored,
  }));
  const found: Diagnostic[] = [];
  await validate(new Catalog(artifacts), { complete: false }, (diagnostic) => found.push(diagnostic));
  expect(found).toEqual([]);
});
