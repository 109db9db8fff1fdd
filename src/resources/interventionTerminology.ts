import type { Place } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Variable } from '../knowledge/recommendation.ts';
import type { Terminology } from './terminology.ts';

/** The exposures the rows name, as codes of their own: few of them have a public code that may be shipped. */
export function interventionTerminology(guideline: Guideline): Terminology {
  const exposures = guideline.variables.filter((variable) => variable.role === 'exposure');
  return {
    slug: 'intervention',
    name: 'intervention',
    title: 'Interventions',
    description: `Interventions that "${guideline.source.title}" names. Most have no public procedure code that may be shipped; an adopter maps them to their own.`,
    concepts: exposures.map((variable) => ({
      code: variable.id,
      display: variable.title,
      definition: definitionOf(variable),
      places: variable.quote ? [variable.quote.place] : [],
    })),
    sources: exposures.flatMap((variable) => placesOf(guideline, variable)).slice(0, 1),
    authored: exposures[0]?.authored ?? guideline.identity.authored,
  };
}

/** Where a variable is named: its quote, or else the rows that use it. */
export function placesOf(guideline: Guideline, variable: Variable): readonly Place[] {
  return variable.quote ? [variable.quote.place] : (placesByVariable(guideline).get(variable.id) ?? []);
}

const placesByGuideline = new WeakMap<Guideline, ReadonlyMap<string, readonly Place[]>>();

/** The rows that use each variable; looked up for every variable, so indexed once. */
function placesByVariable(guideline: Guideline): ReadonlyMap<string, readonly Place[]> {
  const known = placesByGuideline.get(guideline);
  if (known) return known;
  const places = new Map<string, Place[]>();
  for (const { population, exposure, comparator, outcome, row } of guideline.recommendations)
    for (const id of new Set([population.variable, ...exposure, ...comparator, ...outcome])) {
      const rows = places.get(id) ?? [];
      rows.push(row.place);
      places.set(id, rows);
    }
  placesByGuideline.set(guideline, places);
  return places;
}

function definitionOf({ quote, rationale }: Variable): string {
  if (quote) return `As the source says: “${quote.text}”`;
  return rationale ? `Named by an editor: ${rationale}` : 'Named by an editor.';
}
