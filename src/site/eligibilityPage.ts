import type { PlanDefinition } from 'fhir/r4.js';
import type { EligibilityPlan, GuidelineCriterion } from '../knowledge/guideline.ts';
import { namedIn, readsOf } from '../logic/reads.ts';
import { recordWords } from '../logic/wordsOfRecords.ts';
import { criterionInWords } from '../resources/criterionInWords.ts';
import { lookupIn } from '../resources/recommendationPlan.ts';
import { artifactView } from './artifactView.ts';
import { conditionViews } from './conditionViews.ts';
import { diagramView } from './diagramView.ts';
import { lineLinks, placeWords } from './lineLink.ts';
import { hrefs } from './links.ts';
import type { PageContent } from './page.ts';
import { artifactOf, type Site } from './site.ts';

/** An eligibility plan: the criterion as people say it and as it runs, and what is said when it is unknown. */
export function eligibilityPage(site: Site, plan: EligibilityPlan): PageContent {
  const artifact = artifactOf(site, 'PlanDefinition', plan.id);
  const { id, title, description, met, unknown, rationale } = plan;
  return {
    path: hrefs.eligibility(id),
    title,
    template: 'eligibility',
    crumbs: [{ href: 'index.html#eligibility', label: 'Eligibility' }],
    view: {
      title,
      description,
      met,
      unknown,
      rationale,
      authored: placeWords(plan.authored),
      lines: lineLinks(site, plan.places),
      words: criterionInWords(site.guideline, plan.criterion),
      records: recordWords(readsOf(plan.criterion, lookupIn(site.guideline).criterion).facts),
      criteria: namedIn(plan.criterion, lookupIn(site.guideline).criterion).map((named) =>
        namedView(site, named),
      ),
      diagram: diagramView(site.guideline, plan.criterion),
      conditions: artifact ? conditionViews(artifact.resource as PlanDefinition) : [],
      artifact: artifact && artifactView(artifact, 'Plan'),
    },
  };
}

/** A criterion that the plan names, itself or by way of another. */
function namedView({ guideline }: Site, id: string) {
  const { title, criterion } = guideline.criteria.find((one) => one.id === id) as GuidelineCriterion;
  const { met, ruledOut } = criterionInWords(guideline, criterion);
  return { href: hrefs.criterion(id), title, met, ruledOut };
}
