import type { CodeableConcept, EvidenceVariable } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Basis } from '../knowledge/basis.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Variable } from '../knowledge/recommendation.ts';
import { citation, header, urlOf } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { derivations } from './extensions.ts';
import { placesOf } from './interventionTerminology.ts';

/** Who names a variable, in words. */
export const basisWords: Readonly<Record<Basis, string>> = {
  stated: 'stated in the row',
  section: 'taken from the section the row stands in',
  guideline: 'taken from the guideline as a whole',
  editorial: 'decided by an editor',
};

const roleWords: Readonly<Record<Variable['role'], string>> = {
  population: 'Population',
  exposure: 'Exposure',
  comparator: 'Comparator',
  outcome: 'Outcome',
};

/** A population, exposure, comparator or outcome, shared by the rows that say the same. */
export function buildEvidenceVariable(guideline: Guideline, variable: Variable): Artifact {
  const { id, role, title, basis, quote, rationale, authored } = variable;
  const sources = placesOf(guideline, variable);
  const description = quote?.text ?? title;
  const resource: EvidenceVariable = {
    resourceType: 'EvidenceVariable',
    ...header(guideline, 'EvidenceVariable', {
      slug: id,
      name: `${role} ${id}`,
      title: `${roleWords[role]}: ${title}`,
      description,
    }),
    extension: derivations(guideline, quote ? [quote.place] : sources),
    note: [{ text: `Basis: ${basisWords[basis]}.` }, ...(rationale ? [{ text: rationale }] : [])],
    relatedArtifact: [citation(guideline)],
    ...(role !== 'outcome' && { type: 'dichotomous' as const }),
    characteristic: [{ description, definitionCodeableConcept: conceptOf(guideline, variable) }],
  };
  return { resource: inSpecOrder(resource), sources, authored };
}

/** The variable as a concept: its own code for an exposure, a verified public code where one exists, its words always. */
export function conceptOf(guideline: Guideline, { role, id, title, coding }: Variable): CodeableConcept {
  const own = { system: urlOf(guideline, 'CodeSystem', 'intervention'), code: id, display: title };
  const codings = [
    ...(role === 'exposure' ? [own] : []),
    ...(coding ? [{ system: coding.system, code: coding.code, display: coding.display }] : []),
  ];
  return { ...(codings.length > 0 && { coding: codings }), text: title };
}
