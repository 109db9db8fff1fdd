import type { PlanDefinition } from 'fhir/r4.js';
import { kindOf } from '../knowledge/kind.ts';
import type { Recommendation, Variable } from '../knowledge/recommendation.ts';
import type { StatementView } from '../views.ts';
import { type ArtifactView, artifactView } from './artifactView.ts';
import { conditionViews } from './conditionViews.ts';
import { lineLink } from './lineLink.ts';
import { hrefs, type Link } from './links.ts';
import type { PageContent } from './page.ts';
import { ratingChips, ratingValue } from './ratingChips.ts';
import { type RowArtifacts, rowArtifacts } from './rowArtifacts.ts';
import type { Site } from './site.ts';
import { variableView } from './variableView.ts';
import { words } from './words.ts';

/** A row's own page: the statement first, then its ratings, what was read into it, and what it became. */
export function recommendationPage(site: Site, recommendation: Recommendation, index: number): PageContent {
  const { id, row, title, kind, direction } = recommendation;
  const made = rowArtifacts(site, recommendation);
  const { display, definition, actionable } = kindOf(kind);
  return {
    path: hrefs.recommendation(id),
    title,
    template: 'recommendation',
    crumbs: [
      { href: hrefs.section(row.section), label: site.sections.get(row.section)?.heading ?? row.section },
    ],
    view: {
      id,
      title,
      statement: statementView(site, recommendation),
      printed: row.place.quote ?? row.statement,
      ratings: ratingLegends(site, recommendation),
      kind: { display, definition, actionable },
      direction,
      directionWords: words.direction[direction],
      roles: roleViews(site, recommendation),
      qualifier: recommendation.qualifier,
      question: recommendation.question,
      conditions: made.plan ? conditionViews(made.plan.resource as PlanDefinition) : [],
      artifacts: artifactViews(made),
      sources: jsonViews(made),
      rationale: recommendation.rationale,
      notes: recommendation.notes.map(({ text, basis }) => ({ text, editorial: basis === 'editorial' })),
      reviewer: recommendation.reviewer,
      choices: rowChoices(site, id),
      seeAlso: recommendation.seeAlso.flatMap((other) => neighbour(site.recommendations.get(other))),
      previous: neighbour(site.guideline.recommendations[index - 1])[0],
      next: neighbour(site.guideline.recommendations[index + 1])[0],
    },
  };
}

/** For the partial that narratives use too; the page stands one folder down. */
function statementView({ guideline }: Site, { row }: Recommendation): StatementView {
  const line = lineLink({ guideline }, row.place);
  const text = `Line ${row.place.line} of ${guideline.source.title}`;
  return { statement: row.statement, place: { text, href: line ? `../${line.href}` : null } };
}

function ratingLegends({ guideline }: Site, { row }: Recommendation) {
  const chips = ratingChips(guideline, row.ratings);
  return row.ratings.map((rating, column) => {
    const { scale, value } = ratingValue(guideline, rating);
    return {
      chip: chips[column],
      label: scale.label,
      href: hrefs.scale(scale.id),
      display: value.display,
      definition: value.definition,
      scale: scale.title,
    };
  });
}

function roleViews(site: Site, recommendation: Recommendation) {
  const { population, exposure, comparator, outcome } = recommendation;
  const lists: readonly (readonly [Variable['role'], readonly string[]])[] = [
    ['population', [population.variable]],
    ['exposure', exposure],
    ['comparator', comparator],
    ['outcome', outcome],
  ];
  return lists.map(([role, ids]) => ({
    label: words.role[role],
    variables: ids.flatMap((id) => {
      const variable = site.variables.get(id);
      if (!variable) return [];
      const basis = role === 'population' ? population.basis : variable.basis;
      return [variableView(site, variable, basis)];
    }),
  }));
}

function artifactViews({ plan, activity, evidence, strategy }: RowArtifacts): ArtifactView[] {
  return [
    ...(plan ? [artifactView(plan, 'Plan')] : []),
    ...(activity ? [artifactView(activity, 'Activity')] : []),
    ...(evidence ? [artifactView(evidence, 'Evidence')] : []),
    ...(strategy ? [artifactView(strategy, 'Strategy of the section')] : []),
  ];
}

/** The row's own artifacts, whole; those it shares are linked instead. */
function jsonViews({ plan, activity, evidence }: RowArtifacts) {
  return [plan, activity, evidence].flatMap((artifact) =>
    artifact ? [{ ...artifactView(artifact, ''), text: JSON.stringify(artifact.resource, null, 2) }] : [],
  );
}

/** Decisions about the row besides those that the page marks anyway: its kind, and the readings among its notes. */
function rowChoices({ choices }: Site, id: string) {
  return (choices.get(hrefs.recommendation(id)) ?? [])
    .filter(({ what }) => what !== 'kind' && what !== 'reading')
    .map(({ what, decision, rationale, reviewer }) => ({ what, decision, rationale, reviewer }));
}

function neighbour(recommendation: Recommendation | undefined): Link[] {
  return recommendation
    ? [{ href: hrefs.recommendation(recommendation.id), label: recommendation.title }]
    : [];
}
