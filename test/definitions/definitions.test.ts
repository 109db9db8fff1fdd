import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  compileDefinitions,
  compileExtensionFile,
  compileProfileFile,
  compileValueSetFile,
} from '../../scripts/compileDefinitions.ts';
import { coreValueSet } from '../../src/definitions/coreValueSets.ts';
import { elementsOf, loadDefinitions, loadExtensions } from '../../src/definitions/definitions.ts';
import { packageRoot } from '../../src/packageRoot.ts';

const published = fileURLToPath(new URL('../../../shared/definitions/r4-4.0.1', import.meta.url));

function elementOf(type: string, name: string) {
  return elementsOf(type).find((element) => element.name === name);
}

test('names its source', () => {
  const { source } = loadDefinitions();
  expect(source).toMatchObject({ version: '4.0.1', licence: 'CC0-1.0' });
  expect(source.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('has every resource type of R4', () => {
  const resources = Object.values(loadDefinitions().types).filter(
    ({ kind, abstract }) => kind === 'resource' && !abstract,
  );
  expect(resources).toHaveLength(146);
});

test('keeps elements in the order of the specification, inherited ones first', () => {
  const names = elementsOf('PlanDefinition').map(({ name }) => name);
  expect(names.slice(0, 10)).toEqual([
    'id',
    'meta',
    'implicitRules',
    'language',
    'text',
    'contained',
    'extension',
    'modifierExtension',
    'url',
    'identifier',
  ]);
  expect(names.slice(-2)).toEqual(['goal', 'action']);
});

test('has the EvidenceVariable of R4, not of R5', () => {
  const characteristic = elementOf('EvidenceVariable', 'characteristic');
  expect(characteristic).toMatchObject({ min: 1, max: '*' });
  expect(characteristic?.elements?.map(({ name, min }) => (min ? `${name} ${min}` : name))).toEqual([
    'description',
    'definition[x] 1',
    'usageContext',
    'exclude',
    'participantEffective[x]',
    'timeFromStart',
    'groupMeasure',
  ]);
});

test('has six elements of its own in Meta', () => {
  expect(loadDefinitions().types.Meta?.elements.map(({ name }) => name)).toEqual([
    'versionId',
    'lastUpdated',
    'source',
    'profile',
    'security',
    'tag',
  ]);
});

test('keeps bindings, targets, content references, modifiers and invariants', () => {
  expect(elementOf('PlanDefinition', 'status')).toMatchObject({
    min: 1,
    modifier: true,
    binding: { strength: 'required', valueSet: 'http://hl7.org/fhir/ValueSet/publication-status' },
  });
  expect(elementOf('Evidence', 'exposureBackground')?.types).toEqual([
    { code: 'Reference', targets: ['EvidenceVariable'] },
  ]);
  const action = elementOf('PlanDefinition', 'action');
  expect(action?.elements?.at(-1)).toMatchObject({
    name: 'action',
    contentReference: 'PlanDefinition.action',
  });
  expect(elementOf('Expression', 'language')?.binding?.strength).toBe('extensible');
  expect(loadDefinitions().types.Expression?.invariants?.map(({ key }) => key)).toEqual(['exp-1']);
});

test('lists the codes of required value sets, filters worked out', () => {
  const { valueSets, codeSystems } = loadDefinitions();
  expect(valueSets['http://hl7.org/fhir/ValueSet/publication-status']).toEqual([
    { system: 'http://hl7.org/fhir/publication-status' },
  ]);
  expect(codeSystems['http://hl7.org/fhir/publication-status']?.concepts).toEqual({
    draft: 'Draft',
    active: 'Active',
    retired: 'Retired',
    unknown: 'Unknown',
  });
});

test('has search parameters', () => {
  const parameter = loadDefinitions().searchParameters.find(
    ({ code, base }) => code === 'url' && base.includes('PlanDefinition'),
  );
  expect(parameter).toMatchObject({ type: 'uri', expression: 'PlanDefinition.url' });
});

test.each([
  [
    'bound by a type',
    'http://hl7.org/fhir/ValueSet/administrative-gender',
    ['male', 'female', 'other', 'unknown'],
  ],
  ['bound by extensions alone', 'http://hl7.org/fhir/ValueSet/name-assembly-order', undefined],
  ['unknown', 'http://hl7.org/fhir/ValueSet/nonesuch', 'none'],
  ['of others', 'http://example.org/ValueSet/x', 'none'],
] as const)('lists a value set %s', (_, url, codes) => {
  const parts = coreValueSet(url);
  if (codes === 'none') return expect(parts).toBeUndefined();
  const listed = parts?.flatMap(
    (part) => part.codes ?? Object.keys(loadDefinitions().codeSystems[part.system]?.concepts ?? {}),
  );
  if (codes) expect(listed).toEqual(codes);
  else expect(listed).toContain('NL1');
});

if (existsSync(published)) {
  test('compiles to the committed bytes', () => {
    const committed = readFileSync(join(packageRoot, 'definitions', 'r4.json'), 'utf8');
    expect(compileDefinitions(published) === committed).toBe(true);
  }, 30_000);

  test('compiles the extensions to the committed bytes', () => {
    const committed = readFileSync(join(packageRoot, 'definitions', 'extensions.json'), 'utf8');
    const packages = loadExtensions()
      .source.names.slice(1)
      .map((name) => join(published, '..', name));
    expect(compileExtensionFile(published, packages) === committed).toBe(true);
  });

  test('compiles the value sets to the committed bytes', () => {
    const committed = readFileSync(join(packageRoot, 'definitions', 'valueSets.json'), 'utf8');
    expect(compileValueSetFile(published) === committed).toBe(true);
  }, 30_000);

  test('compiles the profiles to the committed bytes', () => {
    const committed = readFileSync(join(packageRoot, 'definitions', 'profiles.json'), 'utf8');
    const packages = loadExtensions()
      .source.names.slice(1)
      .map((name) => join(published, '..', name));
    expect(compileProfileFile(published, packages) === committed).toBe(true);
  });
} else {
  process.stderr.write(`SKIPPED: compiling the definitions anew: no folder ${published}\n`);
}
