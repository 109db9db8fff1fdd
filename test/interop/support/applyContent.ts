import type { Bundle, FhirResource, PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import { Catalog } from '../../../src/artifact.ts';
import { readJson } from './guidelineBuild.ts';

/** The artifacts of a transaction bundle. */
export function catalogIn(file: string): Catalog {
  const { entry = [] } = readJson(file) as Bundle<FhirResource>;
  return new Catalog(
    entry.flatMap(({ resource }) => (resource ? [{ resource, sources: [], authored: { file } }] : [])),
  );
}

/** The plans that are bound to a hook, in the order of the artifacts. */
export function hookedPlans(catalog: Catalog): readonly PlanDefinition[] {
  const plans = catalog.ofType('PlanDefinition').map(({ resource }) => resource);
  return plans.filter(({ action = [] }) => action.some(({ trigger = [] }) => trigger.length > 0));
}

/** Ids of all actions of a plan, outermost first. */
export function actionIds(actions: readonly PlanDefinitionAction[] | undefined): readonly string[] {
  return (actions ?? []).flatMap(({ id = '?', action }) => [id, ...actionIds(action)]);
}
