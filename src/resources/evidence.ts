import type { Evidence, Reference } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { kindOf } from '../knowledge/kind.ts';
import type { Recommendation } from '../knowledge/recommendation.ts';
import { citation, header, idOf } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { basisWords } from './evidenceVariable.ts';
import { derivations } from './extensions.ts';
import { displayOf, evidenceRatings, ratedScales } from './ratings.ts';

/** A row as evidence: the statement verbatim, its population, exposures (comparators among them), outcomes and certainty. */
export function buildEvidence(guideline: Guideline, recommendation: Recommendation): Artifact {
  const { id, row, title, population, exposure, comparator, outcome, authored } = recommendation;
  const sources = [row.place];
  const reference = (variable: string): Reference => ({
    reference: `EvidenceVariable/${idOf(guideline, variable)}`,
    display: guideline.variables.find((each) => each.id === variable)?.title ?? variable,
  });
  const resource: Evidence = {
    resourceType: 'Evidence',
    ...header(guideline, 'Evidence', { slug: id, name: `Evidence ${id}`, title, description: row.statement }),
    extension: [...evidenceRatings(guideline, recommendation), ...derivations(guideline, sources)],
    note: evidenceNotes(guideline, recommendation).map((text) => ({ text })),
    relatedArtifact: [citation(guideline)],
    exposureBackground: reference(population.variable),
    exposureVariant: [...exposure, ...comparator].map(reference),
    outcome: outcome.map(reference),
  };
  return { resource: inSpecOrder(resource), sources, authored };
}

/** What a reader must know beside the statement: where the population comes from, what an editor decided, what is printed oddly. */
export function evidenceNotes(guideline: Guideline, recommendation: Recommendation): string[] {
  const { population, kind, direction, rationale, qualifier, notes, reviewer } = recommendation;
  const named = guideline.variables.find((variable) => variable.id === population.variable)?.title;
  const directed = direction === 'none' ? 'no direction' : `direction: ${direction}`;
  return [
    `Population: ${named}, ${basisWords[population.basis]}.`,
    `Kind: ${kindOf(kind).display} (${directed}). Decided by an editor: ${rationale}`,
    ...(qualifier
      ? [`Condition that the row states, shown and asked but not evaluated: “${qualifier}”`]
      : []),
    ...oddSpellings(guideline, recommendation),
    ...notes.map(({ text, basis }) => (basis ? `Read so by an editor: ${text}` : text)),
    reviewer ? `Reviewed by ${reviewer}.` : 'Not yet reviewed by a clinician.',
  ];
}

function oddSpellings(guideline: Guideline, recommendation: Recommendation): string[] {
  return ratedScales(guideline, recommendation).flatMap(({ scale, rating }) => {
    const value = scale.values.find((each) => each.code === rating.code);
    if (!value || rating.printed === value.printed[0]) return [];
    return [`${scale.label} is printed “${rating.printed}” and read as ${displayOf(scale, rating)}.`];
  });
}
