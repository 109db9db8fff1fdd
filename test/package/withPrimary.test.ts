import type { PlanDefinition } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import { packBundles } from '../../src/package/bundle.ts';
import { withPrimary } from '../../src/package/withPrimary.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { smallGuideline } from '../support/smallGuideline.ts';

const url = 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression';
const cql = { language: 'text/cql' as const, expression: 'Gout: met', reference: 'http://x/Library/L|1' };
const fhirpath = { language: 'text/fhirpath' as const, expression: '%conditions.exists()' };
const other = { url: 'http://x/other', valueString: 'stays' };

function planOf(expression: object): PlanDefinition {
  const condition = [{ kind: 'applicability' as const, expression: expression as typeof cql }];
  return {
    resourceType: 'PlanDefinition',
    id: 'p',
    status: 'draft',
    action: [{ title: 'outer', action: [{ title: 'inner', condition }] }],
  };
}

function catalogOf(expression: object): Catalog {
  const authored = { file: 'f' };
  return new Catalog([
    { resource: planOf(expression), sources: [], authored },
    { resource: { resourceType: 'Patient', id: 'a' }, sources: [], authored },
  ]);
}

const expressionIn = (catalog: Catalog) =>
  catalog.ofType('PlanDefinition')[0]?.resource.action?.[0]?.action?.[0]?.condition?.[0]?.expression;

describe('the language that stands first', () => {
  const first = catalogOf({
    extension: [other, { url, valueExpression: cql }],
    description: 'Met.',
    ...fhirpath,
  });

  it('changes place with the alternative; the description stays where readers look', () => {
    expect(expressionIn(withPrimary(first, 'cql'))).toEqual({
      extension: [other, { url, valueExpression: fhirpath }],
      description: 'Met.',
      ...cql,
    });
  });

  it('comes back when it is asked for again', () => {
    expect(expressionIn(withPrimary(withPrimary(first, 'cql'), 'fhirpath'))).toEqual(expressionIn(first));
  });

  it.each([
    ['what has it first already', { extension: [{ url, valueExpression: fhirpath }], ...cql }],
    ['what has no alternative', fhirpath],
    [
      'what has another alternative',
      { extension: [{ url, valueExpression: { language: 'text/x' } }], ...fhirpath },
    ],
  ])('leaves %s alone', (_, expression) => {
    const catalog = catalogOf(expression);
    expect(withPrimary(catalog, 'cql')).toBe(catalog);
  });

  it('leaves all other artifacts as they are', () => {
    expect(withPrimary(first, 'cql').artifacts[1]).toBe(first.artifacts[1]);
  });
});

describe('the bundles of a guideline with conditions', () => {
  const { identity } = smallGuideline;
  const catalog = new Catalog(buildResources(smallGuideline));
  const pack = { ...identity, id: 'gout', catalog };
  const read = (files: ReturnType<typeof packBundles>, name: string) =>
    JSON.parse(String(files.find(({ path }) => path.endsWith(`/${name}`))?.content));
  const languages = (bundle: { entry: { resource: PlanDefinition }[] }) => [
    ...new Set(
      bundle.entry.flatMap(({ resource }) =>
        resource.resourceType === 'PlanDefinition'
          ? (resource.action ?? []).flatMap(({ condition = [] }) =>
              condition.map((one) => one.expression?.language),
            )
          : [],
      ),
    ),
  ];

  it.each([
    ['fhirpath', 'transaction-cql.json', ['text/fhirpath'], ['text/cql']],
    ['cql', 'transaction-fhirpath.json', ['text/cql'], ['text/fhirpath']],
  ] as const)('have %s first, and in %s the other', (primary, name, chosen, rest) => {
    const files = packBundles({ ...pack, primary, catalog: withPrimary(catalog, primary) });
    expect(files.map(({ path }) => path.replace('gout/r4/bundles/', ''))).toEqual([
      'README.md',
      'collection.json',
      name,
      'transaction.json',
    ]);
    expect(languages(read(files, 'transaction.json'))).toEqual(chosen);
    expect(languages(read(files, 'collection.json'))).toEqual(chosen);
    expect(languages(read(files, name))).toEqual(rest);
    expect(read(files, name).id).toBe(`gout-${name.replace('.json', '')}`);
    const forHapi = primary === 'cql' ? 'transaction.json' : 'transaction-cql.json';
    expect(String(files[0]?.content)).toContain(`import \`${forHapi}\`, which has CQL first`);
  });

  it.each([
    ['fhirpath', 'FHIRPath stands first in conditions.', 'transaction-cql.json'],
    ['cql', 'The same with FHIRPath first.', 'transaction.json'],
  ] as const)(
    'say which is not for HAPI where FHIRPath asks memberOf and %s stands first',
    (primary, where, forHapi) => {
      const readme = (memberOf: boolean) =>
        String(
          packBundles({ ...pack, primary, memberOf, catalog: withPrimary(catalog, primary) })[0]?.content,
        );
      expect(readme(true).match(/Not for HAPI: it asks `memberOf`/g)).toHaveLength(1);
      expect(readme(true)).toContain(`${where} Not for HAPI: it asks \`memberOf\`.`);
      expect(readme(true)).toContain(`HAPI does not compile \`memberOf\`; its file is \`${forHapi}\``);
      expect(readme(false)).not.toMatch(/memberOf|Not for HAPI/);
    },
  );
});
