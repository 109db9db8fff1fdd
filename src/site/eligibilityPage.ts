import type { PlanDefinition } from 'fhir/r4.js';
import type { Card, EligibilityPlan } from '../knowledge/eligibility.ts';
import type { GuidelineCriterion } from '../knowledge/guidelineCriterion.ts';
import type { Criterion } from '../logic/criterion.ts';
import { namedIn, readsOf } from '../logic/reads.ts';
import { recordWords } from '../logic/wordsOfRecords.ts';
import { criterionInWords } from '../resources/criterionInWords.ts';
import { lookupIn } from '../resources/lookupIn.ts';
import { cardStatements, cardsIn } from '../resources/planRules.ts';
import { artifactView } from './artifactView.ts';
import { type CardView, cardView } from './cardView.ts';
import { conditionViews } from './conditionViews.ts';
import { diagramView } from './diagramView.ts';
import { lineLinks, placeWords } from './lineLink.ts';
import { hrefs } from './links.ts';
import type { PageContent } from './page.ts';
import { artifactOf, type Site } from './site.ts';

/** A plan over the record: what it says when, the criteria as people say them and as they run. */
export function eligibilityPage(site: Site, plan: EligibilityPlan): PageContent {
  const artifact = artifactOf(site, 'PlanDefinition', plan.id);
  const { id, title, description, rationale, hooks } = plan;
  const find = lookupIn(site.guideline).criterion;
  const whole: Criterion = {
    kind: 'all',
    of: cardsIn(plan.cards)
      .flatMap(cardStatements)
      .map(({ criterion }) => criterion),
  };
  return {
    path: hrefs.eligibility(id),
    title,
    template: 'eligibility',
    crumbs: [{ href: 'index.html#eligibility', label: 'Eligibility' }],
    view: {
      title,
      description,
      hooks: hooks.join(', '),
      cards: plan.cards.map((card): CardView => cardView(site, card)),
      rationale,
      authored: placeWords(plan.authored),
      lines: lineLinks(site, plan.places),
      records: recordWords(readsOf(whole, find).facts),
      criteria: namedIn(whole, find).map((named) => namedView(site, named)),
      diagrams: asked(plan.cards).map((named) => ({
        title: criterionOf(site, named).title,
        ...diagramView(site.guideline, find(named), named),
      })),
      conditions: artifact ? conditionViews(artifact.resource as PlanDefinition) : [],
      artifact: artifact && artifactView(artifact, 'Plan'),
    },
  };
}

/** The criteria that the outermost cards ask for themselves, each once. */
function asked(cards: readonly Card[]): readonly string[] {
  return [...new Set(cards.flatMap(({ when }) => when.map(({ criterion }) => criterion)))];
}

/** A criterion that the plan names, itself or by way of another. */
function namedView(site: Site, id: string) {
  const { title, criterion } = criterionOf(site, id);
  const { met, ruledOut } = criterionInWords(site.guideline, criterion);
  return { href: hrefs.criterion(id), title, met, ruledOut };
}

function criterionOf({ guideline }: Site, id: string): GuidelineCriterion {
  return guideline.criteria.find((one) => one.id === id) as GuidelineCriterion;
}
