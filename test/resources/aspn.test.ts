import type { Evidence, Extension, PlanDefinition } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';

const guideline = await aspnGuideline();
const catalog = new Catalog(buildResources(guideline));
const text = guideline.source.lines.join('\n');

function derivedFrom(extensions: readonly Extension[] = []): string[] {
  return extensions
    .filter(({ url }) => url.endsWith('/derivation-reference'))
    .map(({ extension = [] }) => {
      const number = (name: string) => extension.find(({ url }) => url === name)?.valueInteger as number;
      return text.slice(number('offset'), number('offset') + number('length'));
    });
}

describe('the artifacts of the first real guideline', () => {
  it('are as many as the design says', () => {
    const families = catalog.ofType('PlanDefinition').map(({ resource }) => resource.type?.coding?.[0]?.code);
    const count = (family: string) => families.filter((each) => each === family).length;
    expect(count('clinical-protocol')).toBe(1);
    expect(count('workflow-definition')).toBe(18);
    expect(count('eca-rule')).toBe(37 + guideline.eligibility.length);
    const own = new Set(guideline.activities.map(({ id }) => id));
    const ofKind = (kind: string, ofPlans: boolean) =>
      catalog
        .ofType('ActivityDefinition')
        .filter(({ resource }) => resource.kind === kind && own.has(resource.id as string) === ofPlans)
        .length;
    const kinds = ['ServiceRequest', 'MedicationRequest', 'CommunicationRequest', 'Task'];
    expect(kinds.map((kind) => ofKind(kind, false))).toEqual([32, 4, 1, 0]);
    expect(kinds.map((kind) => ofKind(kind, true))).toEqual(
      kinds.map((kind) => guideline.activities.filter((activity) => activity.kind === kind).length),
    );
    expect(catalog.ofType('Evidence')).toHaveLength(61);
  });

  it('quote every row where its offset and length say it stands', () => {
    const rows = catalog.ofType('Evidence').map(({ resource }) => derivedFrom(resource.extension));
    expect(rows).toEqual(guideline.recommendations.map(({ row }) => [row.place.quote]));
    const actions = catalog
      .ofType('PlanDefinition')
      .filter(({ resource }) => resource.type?.coding?.[0]?.code === 'workflow-definition')
      .flatMap(({ resource }) => resource.action ?? []);
    expect(actions.map(({ description }) => description)).toEqual(
      guideline.recommendations.map(({ row }) => row.statement),
    );
    expect(actions.flatMap(({ extension }) => derivedFrom(extension))).toEqual(
      guideline.recommendations.map(({ row }) => row.place.quote),
    );
  });

  it('keep every printed spelling beside its code', () => {
    const levels = catalog.ofType('Evidence').map(({ resource }) => {
      const [level] =
        (resource as Evidence).extension?.filter(({ url }) => url.endsWith('/cqf-certainty')) ?? [];
      const concept = level?.extension?.find(({ url }) => url === 'rating')?.valueCodeableConcept;
      return `${concept?.coding?.[0]?.code} as ${concept?.text}`;
    });
    const odd = levels.filter((level) => !/^(\S+) as \1$/.test(level));
    expect(odd.sort()).toEqual([...Array(3).fill('I-A as I-a'), ...Array(3).fill('I-B as 1-B')]);
  });

  it('advise against exactly two things, each asked about first', () => {
    const against = catalog.ofType('ActivityDefinition').filter(({ resource }) => resource.doNotPerform);
    expect(against.map(({ resource }) => resource.id)).toEqual(['facet-ia-not-sole-therapy', 'rfa-pulsed']);
  });

  it('hold no dose, and no rating but the guideline’s own', () => {
    const json = JSON.stringify(
      catalog.artifacts.filter(({ resource }) => resource.resourceType !== 'ConceptMap'),
    );
    expect(json).not.toMatch(/"dosage/);
    expect(json).not.toMatch(/CodeSystem\/(recommendation-strength|evidence-quality|certainty-rating)"/);
  });

  it('keep conditions as short as engines need them', () => {
    const lengths = catalog
      .ofType('PlanDefinition')
      .flatMap(({ resource }) => (resource as PlanDefinition).action ?? [])
      .flatMap(({ condition = [] }) =>
        condition.map(({ expression }) => expression?.expression?.length ?? 0),
      );
    expect(Math.max(...lengths)).toBeLessThan(24_000);
  });
});
