import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import { criteriaModelOf } from '../criteriaModelOf.ts';

/** A define that says what an action has to say of the patient. */
type DefineOf = (key: string) => { readonly name: string; readonly library: string } | undefined;

/**
 * The artifacts with a dynamic value for the description of each outermost action of which the logic library says what it has to say of the
 * patient, or without those. Servers that show outermost actions alone (CDS Hooks of HAPI) show it there: which unknowns matter, which
 * contraindication it is. It is said in CQL only, so it is of use where CQL stands first. What is so already stays the same artifact.
 */
export function withDescriptions(artifacts: readonly Artifact[], wanted: boolean): readonly Artifact[] {
  const defines = new Map(
    artifacts.flatMap(({ resource }) => {
      if (resource.resourceType !== 'Library') return [];
      const library = resource.version === undefined ? resource.url : `${resource.url}|${resource.version}`;
      const { descriptions = {} } = criteriaModelOf(resource) ?? {};
      return library === undefined
        ? []
        : Object.entries(descriptions).map(([key, name]) => [key, { name, library }] as const);
    }),
  );
  if (defines.size === 0) return artifacts;
  return artifacts.map((artifact) => described(artifact, (key) => defines.get(key), wanted));
}

function described(artifact: Artifact, defineOf: DefineOf, wanted: boolean): Artifact {
  const { resource } = artifact;
  if (resource.resourceType !== 'PlanDefinition') return artifact;
  const actions = resource.action?.map((action) => describedAction(action, resource, defineOf, wanted));
  if (!actions?.some((action, index) => action !== resource.action?.[index])) return artifact;
  return { ...artifact, resource: { ...resource, action: actions } };
}

function describedAction(
  action: PlanDefinitionAction,
  { url }: PlanDefinition,
  defineOf: DefineOf,
  wanted: boolean,
): PlanDefinitionAction {
  const define = defineOf(`${url}#${action.id}`);
  const values = action.dynamicValue ?? [];
  const others = values.filter(({ expression }) => expression?.expression !== define?.name);
  if (!define || others.length < values.length === wanted) return action;
  const { action: below, dynamicValue: _, ...rest } = action;
  const value = {
    path: 'action.description',
    expression: { language: 'text/cql' as const, expression: define.name, reference: define.library },
  };
  return {
    ...rest,
    ...(wanted || others.length > 0 ? { dynamicValue: [...others, ...(wanted ? [value] : [])] } : {}),
    ...(below && { action: below }),
  };
}
