import type {
  Extension,
  Library,
  PlanDefinition,
  PlanDefinitionAction,
  PlanDefinitionActionCondition,
} from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { Card, EligibilityPlan } from '../../src/knowledge/eligibility.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { withNarratives } from '../../src/resources/narrative.ts';
import { validate } from '../../src/validation/validate.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';
import { plannedGuideline } from '../support/plannedGuideline.ts';

const tails = (extensions: readonly Extension[] = []) =>
  extensions.map(({ url }) => url.slice(url.lastIndexOf('/') + 1));

/** An action beside the card it was made of, and how deep it stands. */
interface Said {
  readonly card: Card;
  readonly action: PlanDefinitionAction;
  readonly depth: number;
}

function pairs(cards: readonly Card[], actions: readonly PlanDefinitionAction[] = [], depth = 0): Said[] {
  expect(actions.map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
  return cards.flatMap((card, index) => {
    const action = actions[index] as PlanDefinitionAction;
    return [{ card, action, depth }, ...pairs(card.cards, action.action, depth + 1)];
  });
}

describe.each<[string, Guideline]>([
  ['the small guideline', plannedGuideline],
  ['the first real guideline', await aspnGuideline()],
])('the plans of %s', (_, guideline) => {
  const catalog = new Catalog(buildResources(guideline));
  const { canonical: base, version, disclaimers, citation } = guideline.identity;
  const plans = guideline.eligibility.map((plan) => {
    const resource = catalog.byCanonical(`${base}/PlanDefinition/${plan.id}`)?.resource as PlanDefinition;
    return { plan, resource, said: pairs(plan.cards, resource.action) };
  });
  const all = plans.flatMap(({ plan, said }) => said.map((one) => ({ ...one, plan })));
  const roots = all.filter(({ depth }) => depth === 0);
  const below = all.filter(({ depth }) => depth > 0);
  const logic = catalog.ofType('Library').find(({ resource }) => resource.id?.endsWith('Logic'))
    ?.resource as Library;
  const cql = Buffer.from(logic.content?.[0]?.data ?? '', 'base64').toString();

  it('are what the cards are, each with an id of its own', () => {
    expect(below.length).toBeGreaterThan(0);
    for (const { plan, said } of plans) {
      const ids = said.map(({ action }) => action.id);
      expect(new Set(ids).size, plan.id).toBe(ids.length);
    }
    for (const { card, action } of all) expect(action.title).toBe(card.title);
  });

  it('run at their hooks, by the outermost actions only', () => {
    for (const { plan, action } of roots)
      expect(action.trigger).toEqual(
        plan.hooks.length > 0 ? plan.hooks.map((name) => ({ type: 'named-event', name })) : undefined,
      );
    for (const { action } of below) expect([action.trigger, action.input]).toEqual([undefined, undefined]);
  });

  it('name the lists that they read, on inputs without an id', () => {
    for (const { plan, resource } of plans) {
      const data = resource.extension?.find(({ url }) => url.endsWith('crmi-effectiveDataRequirements'));
      const library = catalog.byCanonical(data?.valueCanonical as string)?.resource as Library;
      const types = library.dataRequirement?.map(({ type }) => type);
      expect(types?.length, plan.id).toBeGreaterThan(0);
      for (const { input = [] } of resource.action ?? []) {
        expect(input.map(({ type }) => type)).toEqual(types);
        for (const { id, extension } of input) {
          expect(id).toBeUndefined();
          expect(tails(extension)).toEqual(['list-variable']);
        }
      }
    }
  });

  it('carry the disclaimers in what the outermost cards say, and there only', () => {
    const words = disclaimers.map(({ text }) => text).join(' ');
    expect(words).not.toBe('');
    for (const { card, action } of roots) expect(action.description).toBe(`${card.description}\n\n${words}`);
    for (const { card, action } of below) expect(action.description).toBe(card.description);
  });

  it('are shown as cards of CDS Hooks: a short title, a priority, the source', () => {
    for (const { card, action } of all) {
      expect((action.title ?? '').length).toBeLessThan(140);
      expect(action.priority).toBe(card.priority);
      const [first] = action.documentation ?? [];
      expect([first?.type, first?.url]).toEqual(['citation', citation.url]);
      expect(first?.display).toBeTruthy();
      expect(action.code?.[0]?.coding?.[0]?.code).toBe('guideline-based-care');
    }
    for (const { action } of roots)
      if (action.priority) expect(['routine', 'urgent', 'stat']).toContain(action.priority);
  });

  it('never say anything to everybody', () => {
    for (const { action } of all) expect(action.condition?.length, action.id as string).toBeGreaterThan(0);
  });

  it('give each condition in FHIRPath, with words, and beside it a define of CQL that is there', () => {
    const reference = `${logic.url}|${version}`;
    const conditions = all.flatMap(({ action }) => action.condition ?? []);
    for (const condition of conditions) {
      expect([condition.kind, condition.expression?.language]).toEqual(['applicability', 'text/fhirpath']);
      expect(condition.expression?.description).toBeTruthy();
      const twin = alternativeOf(condition);
      expect([twin?.language, twin?.reference]).toEqual(['text/cql', reference]);
      expect(cql).toContain(`define "${(twin?.expression ?? '').replace(/[\\"]/g, '\\$&')}":\n`);
      expect(tails(condition.extension)).toContain('criterion');
    }
  });

  it('say the same part in both languages: a twin is shared only by conditions of one part', () => {
    for (const { action } of all) {
      const twins = (action.condition ?? []).map((condition) => alternativeOf(condition)?.expression);
      // The conditions of one part stand together.
      const runs = twins.filter((twin, index) => twin !== twins[index - 1]);
      expect(runs, action.id as string).toEqual([...new Set(twins)]);
    }
  });

  it('lead to activities that are there', () => {
    const proposing = all.filter(({ card }) => card.proposes);
    expect(proposing.length).toBeGreaterThan(1);
    for (const { card, action } of proposing) {
      const slug = card.proposes && ('row' in card.proposes ? card.proposes.row : card.proposes.activity);
      expect(action.definitionCanonical).toBe(`${base}/ActivityDefinition/${slug}|${version}`);
      expect(catalog.byCanonical(action.definitionCanonical as string)).toBeDefined();
      expect(action.type?.coding?.[0]?.code).toBe('create');
    }
    for (const { card, action } of all)
      if (!card.proposes) expect([action.definitionCanonical, action.type]).toEqual([undefined, undefined]);
  });

  it('give the ratings of a row and its evidence where they propose its activity, and nowhere else', () => {
    const rated = (action: PlanDefinitionAction) =>
      tails(action.extension).filter((tail) => /OfRecommendation|OfEvidence|certainty/.test(tail));
    for (const { card, action } of all) {
      const row = card.proposes && 'row' in card.proposes ? card.proposes.row : undefined;
      if (row === undefined) expect(rated(action)).toEqual([]);
      else {
        const plan = catalog.byCanonical(`${base}/PlanDefinition/${row}`)?.resource as PlanDefinition;
        expect(rated(action)).toEqual(rated(plan.action?.[0] as PlanDefinitionAction));
        expect(rated(action).length).toBeGreaterThan(1);
        const evidence = action.documentation?.[1]?.resource as string;
        expect(evidence).toBe(`${base}/Evidence/${row}|${version}`);
        expect(catalog.byCanonical(evidence)).toBeDefined();
      }
    }
  });

  it('depend on the value sets and forms that they read, each of which is there, once', () => {
    for (const { plan, resource } of plans) {
      const needed = (resource.relatedArtifact ?? []).filter(({ type }) => type === 'depends-on');
      const canonicals = needed.map((one) => one.resource as string);
      expect(canonicals.length, plan.id).toBeGreaterThan(0);
      expect(new Set(canonicals).size).toBe(canonicals.length);
      for (const canonical of canonicals) expect(catalog.byCanonical(canonical), canonical).toBeDefined();
      const asks = (resource.action ?? []).some((action) => JSON.stringify(action).includes(' in %yes'));
      expect(
        canonicals.some((canonical) => canonical.includes('/Questionnaire/')),
        plan.id,
      ).toBe(asks);
    }
  });
});

function alternativeOf({ expression }: PlanDefinitionActionCondition) {
  return expression?.extension?.find(({ url }) => url.endsWith('/cqf-alternativeExpression'))
    ?.valueExpression;
}

describe('a plan, as it is built', () => {
  const catalog = new Catalog(buildResources(plannedGuideline));
  const plan = catalog.byReference('PlanDefinition/points')?.resource as PlanDefinition;
  const [proposed, open, closed] = plan.action ?? [];
  const texts = (action: PlanDefinitionAction | undefined) =>
    action?.condition?.map(({ expression }) => expression?.expression);
  const twins = (action: PlanDefinitionAction | undefined) =>
    action?.condition?.map((condition) => alternativeOf(condition)?.expression);

  it('asks for one rail of one criterion by the name of its rail', () => {
    expect(twins(closed)).toEqual(Array(closed?.condition?.length).fill('Criterion either: ruled out'));
    expect(twins(proposed)).toEqual(['Criterion either: met']);
  });

  it('asks for that which is neither, and for the opposite of a rail', () => {
    const closer = proposed?.action?.[0];
    expect(texts(closer)).toEqual(["('tophi' in %yes).not() or 'tophi' in %no"]);
    expect(twins(closer)).toEqual(['Points to consider: Card proposed: Card closer']);
    // That gout is not met is a condition of the unknown already, and is said once.
    expect(new Set(twins(open))).toEqual(new Set(['Points to consider: Card open, part 1']));
    expect(new Set(texts(open)).size).toBe(texts(open)?.length);
    expect(texts(open)).toContain("('tophi' in %yes).not() or 'tophi' in %no");
  });

  it('says in words what is asked for, the first condition the whole', () => {
    const [first] = open?.condition ?? [];
    expect(first?.expression?.description).toMatch(
      /^Unknown: neither met \(“Criterion either” is met\) nor ruled out .*Not met, which would be: “Criterion gout” is met\.$/,
    );
    expect(proposed?.action?.[0]?.condition?.[0]?.expression?.description).toBe(
      'Not met, which would be: “Criterion tophi” is met.',
    );
  });

  it('gives the reason of a card, and where it stands in the source', () => {
    const rationale = closed?.extension?.find(
      ({ url }) => url.endsWith('/cqf-rationale') || url.includes('ationale'),
    );
    expect(rationale?.valueMarkdown).toBe('Why closed.');
    expect(tails(closed?.extension)).toContain('derivation-reference');
  });

  it('that runs at no hook has no trigger', () => {
    const byHand = catalog.byReference('PlanDefinition/by-hand')?.resource as PlanDefinition;
    expect(byHand.action?.map(({ trigger }) => trigger)).toEqual([undefined]);
  });

  it('passes the gate with all that belongs to it', async () => {
    const whole = new Catalog(withNarratives(buildResources(plannedGuideline), plannedGuideline));
    const found: Diagnostic[] = [];
    await validate(whole, { complete: true, canonicalBase: 'http://example.org/gout' }, (one) =>
      found.push(one),
    );
    expect(found).toEqual([]);
  });

  it.each<[string, EligibilityPlan['id'], string]>([
    ['the pathway', 'pathway', 'PlanDefinition/pathway'],
    ['a section', 'strategy-acute', 'PlanDefinition/strategy-acute'],
    ['a row', 'ice', 'PlanDefinition/ice'],
  ])('does not pass the gate under the name of the plan of %s', async (_, id, taken) => {
    const [first, ...others] = plannedGuideline.eligibility;
    const guideline = {
      ...plannedGuideline,
      eligibility: [{ ...(first as EligibilityPlan), id }, ...others],
    };
    const whole = new Catalog(withNarratives(buildResources(guideline), guideline));
    const messages: string[] = [];
    await validate(whole, { complete: true, canonicalBase: 'http://example.org/gout' }, (one) =>
      messages.push(`${one.code}: ${one.message}`),
    );
    expect(messages.some((one) => one.startsWith(`id-unique: ${taken} is already taken`))).toBe(true);
  });
});
