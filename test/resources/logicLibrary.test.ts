import type { Library, PlanDefinition } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { criteriaModelOf } from '../../src/criteriaModelOf.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { withNarratives } from '../../src/resources/narrative.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';
import { plannedGuideline } from '../support/plannedGuideline.ts';
import { smallGuideline } from '../support/smallGuideline.ts';

const { identity } = smallGuideline;
const libraryOf = (elm?: string, guideline = smallGuideline) =>
  buildResources(guideline, elm).find(({ resource }) => resource.id === `${guideline.identity.name}Logic`)
    ?.resource as Library;
const textOf = ({ content = [] }: Library, type: string) =>
  Buffer.from(content.find(({ contentType }) => contentType === type)?.data ?? '', 'base64').toString();

describe('the logic library', () => {
  it('has one name: that of the CQL, the tail of the url and the id; and one version', () => {
    const library = libraryOf();
    const { id, name, url, version } = library;
    expect([id, name, url, version]).toEqual([
      'GoutLogic',
      'GoutLogic',
      `${identity.canonical}/Library/GoutLogic`,
      identity.version,
    ]);
    expect(textOf(library, 'text/cql')).toContain(`library GoutLogic version '${identity.version}'`);
  });

  it('carries text and, when it was compiled, ELM, both with the canonical base of the guideline', () => {
    const elm = JSON.stringify({ library: { url: 'http://canonical.invalid/Questionnaire/considering' } });
    const library = libraryOf(elm);
    expect(library.content?.map(({ contentType }) => contentType)).toEqual([
      'text/cql',
      'application/elm+json',
      'application/json',
    ]);
    expect(JSON.parse(textOf(library, 'application/elm+json')).library.url).toBe(
      `${identity.canonical}/Questionnaire/considering`,
    );
    expect(textOf(library, 'text/cql')).toContain(`'${identity.canonical}/Questionnaire/considering'`);
    expect(textOf(library, 'text/cql')).not.toContain('canonical.invalid');
    expect(libraryOf().content?.map(({ contentType }) => contentType)).toEqual([
      'text/cql',
      'application/json',
    ]);
  });

  it('carries the criteria for programs that explain a decision', () => {
    const model = criteriaModelOf(libraryOf(undefined, plannedGuideline));
    expect(Object.keys(model?.criteria ?? {})).toEqual(plannedGuideline.criteria.map(({ id }) => id));
    expect(Object.keys(model?.statements ?? {}).length).toBeGreaterThan(0);
  });

  it('says what a caller may supply and what it reads', () => {
    const { parameter, dataRequirement } = libraryOf();
    expect(parameter?.map(({ name, use, max, type }) => [name, use, max, type])).toEqual([
      ['Complete', 'in', '*', 'string'],
      ['Yes', 'in', '*', 'string'],
      ['No', 'in', '*', 'string'],
      ['draftOrders', 'in', '*', 'Resource'],
    ]);
    expect(dataRequirement?.map(({ type }) => type)).toEqual(['Condition', 'QuestionnaireResponse']);
  });

  it('is the only library of plans that run, and of no other', () => {
    const plans = buildResources(smallGuideline).flatMap(({ resource }) =>
      resource.resourceType === 'PlanDefinition' ? [resource as PlanDefinition] : [],
    );
    const running = plans.filter(({ action }) => action?.some(({ condition }) => condition));
    expect(running.length).toBeGreaterThan(0);
    for (const plan of plans)
      expect(plan.library, plan.id).toEqual(
        running.includes(plan) ? [`${identity.canonical}/Library/GoutLogic|${identity.version}`] : undefined,
      );
  });

  it('is not made where no plan has a condition', () => {
    const bare = { ...smallGuideline, recommendations: [], eligibility: [] };
    expect(libraryOf(undefined, bare)).toBeUndefined();
  });

  it('has in its text every define that a condition calls', async () => {
    const guideline = await aspnGuideline();
    const library = libraryOf(undefined, guideline);
    const text = textOf(library, 'text/cql');
    const called = buildResources(guideline).flatMap(({ resource }) =>
      resource.resourceType === 'PlanDefinition'
        ? (resource.action ?? []).flatMap(({ condition = [] }) =>
            condition.flatMap(({ expression }) => expression?.extension?.[0]?.valueExpression ?? []),
          )
        : [],
    );
    expect(called.length).toBeGreaterThan(70);
    for (const { language, expression = '', reference } of called) {
      expect([language, reference]).toEqual(['text/cql', `${library.url}|${library.version}`]);
      expect(text).toContain(`define "${expression.replace(/[\\"]/g, '\\$&')}":`);
    }
  });

  it('is told as what it is', () => {
    const told = withNarratives(buildResources(smallGuideline), smallGuideline).find(
      ({ resource }) => resource.id === 'GoutLogic',
    )?.resource as Library;
    expect(told.text?.div).toContain('The criteria in CQL');
  });
});
