import type { Extension, PlanDefinition, StructureDefinition } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import { conditionIn } from '../../src/logic/evidence.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { conditionExtensions } from '../../src/resources/conditionExtension.ts';
import { withNarratives } from '../../src/resources/narrative.ts';
import { validate } from '../../src/validation/validate.ts';
import { placeOn, smallGuideline } from '../support/smallGuideline.ts';

const url = 'http://example.org/gout/StructureDefinition/criterion';
const authored = smallGuideline.identity.authored;
const tophi: Guideline['criteria'][number] = {
  id: 'tophi',
  title: 'Tophi',
  criterion: conditionIn('gout', 'ruled-out'),
  source: { text: 'Tophi', place: placeOn(23, 'Tophi') },
  basis: 'stated',
  rationale: 'The table lists them.',
  contraindication: false,
  thresholds: [],
  authored,
};
const either: Guideline['criteria'][number] = {
  ...tophi,
  id: 'either',
  title: 'Either',
  basis: 'editorial',
  criterion: { kind: 'any', of: [{ kind: 'named', id: 'tophi' }, conditionIn('gout', 'unknown')] },
};
const guideline: Guideline = {
  ...smallGuideline,
  criteria: [tophi, either],
  eligibility: smallGuideline.eligibility.map((plan) => ({
    ...plan,
    cards: plan.cards.map((card) => ({
      ...card,
      when: [
        { criterion: 'tophi', rail: card.id as 'met' | 'unknown' },
        { criterion: 'either', rail: 'not-ruled-out' },
      ],
    })),
  })),
};
const artifacts = withNarratives(buildResources(guideline), guideline);
const catalog = new Catalog(artifacts);
const grounds = { basis: 'editorial', rationale: 'Because.', places: [placeOn(27)] } as const;

/** Names and values of the parts, the derivation by its offset and length. */
function partsOf({ extension = [] }: Extension): unknown[] {
  return extension.map(({ url: name, extension: inner, ...value }) =>
    inner ? inner.slice(1).map((each) => each.valueInteger) : `${name}: ${Object.values(value).join()}`,
  );
}

describe('conditionExtensions', () => {
  const of = (criterion: Criterion) => conditionExtensions(guideline, [criterion], grounds).map(partsOf);
  const offsetOf = (words: string) => smallGuideline.source.lines.join('\n').indexOf(words);
  const own = ['basis: editorial', 'absence: unknown', 'rationale: Because.'];

  it('says what the guideline says of a named criterion, and where it stands', () => {
    expect(of({ kind: 'named', id: 'tophi' })).toEqual([
      [
        'id: tophi',
        'basis: stated',
        'absence: ruled-out',
        'rationale: The table lists them.',
        [offsetOf('Tophi'), 5],
      ],
    ]);
  });

  it('leaves absence to the parts of what is composed', () => {
    expect(of({ kind: 'not', of: { kind: 'named', id: 'either' } })).toEqual([
      ['id: either', 'basis: editorial', 'rationale: The table lists them.', [offsetOf('Tophi'), 5]],
    ]);
  });

  it('gives the grounds of what has no name, once, and absence where all of it agrees', () => {
    const where = [offsetOf('Patients with gout.'), 19];
    expect(of({ kind: 'any', of: [conditionIn('gout', 'unknown'), conditionIn('gout', 'unknown')] })).toEqual(
      [[...own, where]],
    );
    expect(
      of({ kind: 'any', of: [conditionIn('gout', 'unknown'), conditionIn('gout', 'ruled-out')] }),
    ).toEqual([['basis: editorial', 'rationale: Because.', where]]);
  });

  it('names each criterion once', () => {
    const named: Criterion = { kind: 'named', id: 'tophi' };
    expect(of({ kind: 'atLeast', count: 1, of: [named, { kind: 'all', of: [named] }] })).toHaveLength(1);
  });
});

describe('the conditions of plans', () => {
  const plan = (id: string) => catalog.byReference(`PlanDefinition/${id}`)?.resource as PlanDefinition;
  const idsOf = (extension: readonly Extension[] = []) =>
    extension.map((each) => each.extension?.find((part) => part.url === 'id')?.valueId);

  it('each carry the extension of what they test, and no others', () => {
    const [met, unknown] = plan('gout-recorded').action ?? [];
    expect(met?.condition?.map(({ extension }) => idsOf(extension))).toEqual([['tophi'], ['either']]);
    expect(unknown?.condition?.map(({ extension }) => idsOf(extension))).toEqual([
      ['tophi'],
      ['tophi'],
      ['either'],
    ]);
  });

  it('carry it in every rule of a row, with its line', () => {
    const conditions = plan('ice').action?.flatMap(({ condition = [] }) => condition) ?? [];
    expect(conditions.length).toBeGreaterThan(1);
    for (const { extension = [] } of conditions) {
      expect(extension.map((each) => each.url)).toEqual([url]);
      expect(extension.flatMap(partsOf)).toContain('basis: editorial');
    }
  });
});

describe('the definition of the extension', () => {
  const structure = catalog.byReference('StructureDefinition/criterion')?.resource as StructureDefinition;

  it('allows it on conditions and on libraries, and defines every part that is used', () => {
    expect(structure.url).toBe(url);
    expect(structure.context).toEqual([
      { type: 'element', expression: 'PlanDefinition.action.condition' },
      { type: 'element', expression: 'Library' },
    ]);
    const slices = structure.differential?.element.flatMap(({ sliceName }) => sliceName ?? []);
    expect(slices).toEqual([
      'id',
      'title',
      'met',
      'ruled-out',
      'ask',
      'basis',
      'absence',
      'rationale',
      'source',
    ]);
    const json = JSON.stringify(structure);
    expect(json).toContain('http://hl7.org/fhir/StructureDefinition/derivation-reference');
  });

  it('is part of the guide and of the manifest', () => {
    const [guide] = catalog.ofType('ImplementationGuide');
    const listed = guide?.resource.definition?.resource.find(
      ({ reference }) => reference.reference === 'StructureDefinition/criterion',
    );
    expect(listed).toMatchObject({ name: 'Criterion of a condition', groupingId: 'structures' });
    expect(JSON.stringify(catalog.byReference('Library/manifest')?.resource)).toContain(`${url}|1.2.3`);
  });

  it('passes the gate, and so do the plans that use it', async () => {
    const found: Diagnostic[] = [];
    await validate(catalog, { complete: true, canonicalBase: 'http://example.org/gout' }, (one) =>
      found.push(one),
    );
    // Nothing can rule out "Either", so that not to be ruled out is always true, and the gate says so.
    expect(found.filter(({ code }) => code !== 'plan-condition')).toEqual([]);
  });

  it('is not made where nothing uses it', () => {
    const bare = { ...smallGuideline, recommendations: [], sections: [], eligibility: [] };
    const types = buildResources(bare).map(({ resource }) => resource.resourceType);
    expect(types).not.toContain('StructureDefinition');
  });
});
