import type { Expression, PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import type { Catalog } from '../../artifact.ts';
import type { PlacedExpression } from './lintExpressions.ts';

const alternative = 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression';

/**
 * The FHIRPath conditions of all plans of a catalog, also of plans that others wrote: of actions at any depth, whether FHIRPath
 * stands first or as the alternative. Each text once in a plan.
 */
export function planExpressions(catalog: Catalog): readonly PlacedExpression[] {
  return catalog.ofType('PlanDefinition').flatMap(({ resource, authored: place }) => {
    const plan = resource as PlanDefinition;
    const subject = `the plan "${plan.id ?? plan.url}"`;
    const texts = actionsIn(plan.action ?? []).flatMap(({ condition = [] }) =>
      condition.flatMap(({ expression }) => (expression ? fhirpathIn(expression) : [])),
    );
    return [...new Set(texts)].map((text) => ({ text, subject, place }));
  });
}

function actionsIn(actions: readonly PlanDefinitionAction[]): readonly PlanDefinitionAction[] {
  return actions.flatMap((action) => [action, ...actionsIn(action.action ?? [])]);
}

function fhirpathIn({ language, expression, extension = [] }: Expression): readonly string[] {
  const others = extension.flatMap(({ url, valueExpression }) =>
    url === alternative && valueExpression ? fhirpathIn(valueExpression) : [],
  );
  return language === 'text/fhirpath' && expression !== undefined ? [expression, ...others] : others;
}
