import type { FhirResource, PlanDefinitionActionDynamicValue } from 'fhir/r4.js';
import { elementProperty } from './elementProperty.ts';
import type { ExpressionRunner } from './expressionRunner.ts';
import { issue } from './issue.ts';
import type { ApplyIssue } from './planRequest.ts';
import type { Scope } from './scope.ts';
import { setElement, UnsettablePath } from './setElement.ts';

/** What dynamic values are put into: the action of the RequestGroup, and the resource it leads to. */
export interface Targets {
  readonly action?: object;
  readonly resource?: (FhirResource & object) | undefined;
}

/**
 * Evaluates dynamic values in their order and sets the elements they name: below `action.` of the action, else of the resource that
 * the action leads to, or of the action where it leads to none. What gives nothing, cannot be evaluated or cannot be set is an issue,
 * and leaves the element as it was. https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action.dynamicValue
 */
export async function dynamicValues(
  values: readonly PlanDefinitionActionDynamicValue[] | undefined,
  targets: Targets,
  where: string,
  run: ExpressionRunner,
  scope: Scope,
): Promise<readonly ApplyIssue[]> {
  const issues: ApplyIssue[] = [];
  for (const { path: written, expression } of values ?? []) {
    const fault = (words: string) =>
      issues.push(issue('exception', `${where}: the dynamic value of ${written} ${words}`));
    if (written === undefined || !expression) {
      fault('has no path or no expression');
      continue;
    }
    const result = await run(expression, scope);
    if ('problem' in result) fault(`could not be evaluated: ${result.problem}`);
    else if (result.values.length === 0) fault('gave nothing, so the element stays as it is');
    else {
      const problem = put(written.replace(/^%/, ''), result.values, targets);
      if (problem !== undefined) fault(`could not be set: ${problem}`);
    }
  }
  return issues;
}

/** Sets the element; gives the reason where that cannot be. */
function put(path: string, values: readonly unknown[], { action, resource }: Targets): string | undefined {
  const value = values.length === 1 ? values[0] : [...values];
  const ofAction = path.startsWith('action.') || resource === undefined;
  const target = ofAction ? action : resource;
  if (!target) return 'there is nothing to set it in';
  const shape = ofAction ? 'RequestGroup.action' : (resource?.resourceType ?? '');
  const steps = ofAction ? path.replace(/^action\./, '') : path.replace(new RegExp(`^${shape}\\.`), '');
  try {
    setElement(target as Record<string, unknown>, steps, value, shape, elementProperty);
    return undefined;
  } catch (error) {
    if (error instanceof UnsettablePath) return error.message;
    throw error;
  }
}
