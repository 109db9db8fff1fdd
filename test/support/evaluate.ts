import type { FhirResource, PlanDefinition } from 'fhir/r4.js';
import fhirpath from 'fhirpath';
import model from 'fhirpath/fhir-context/r4';
import { type RecordContext, recordVariables } from '../../src/apply/recordVariables.ts';
import { collect } from '../../src/diagnostic.ts';

/** Ids of the actions whose conditions are all true, and what was reported about the records. */
export function applicableActions(
  plan: PlanDefinition,
  records: readonly FhirResource[],
  context: RecordContext,
): { actions: string[]; reported: string[] } {
  const { value, diagnostics } = collect((report) => recordVariables(records, context, report));
  const actions = (plan.action ?? []).filter(({ condition = [] }) =>
    condition.every(({ expression }) => holds(expression?.expression as string, value)),
  );
  return { actions: actions.map(({ id }) => id as string), reported: diagnostics.map(({ code }) => code) };
}

function holds(expression: string, variables: object): boolean {
  const result = fhirpath.evaluate({}, expression, { ...variables }, model) as unknown[];
  if (result.length !== 1 || typeof result[0] !== 'boolean') throw new Error(`not a boolean: ${expression}`);
  return result[0];
}
