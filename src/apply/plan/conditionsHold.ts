import type { PlanDefinitionAction } from 'fhir/r4.js';
import { defineOf } from './defineOf.ts';
import type { ExpressionRunner } from './expressionRunner.ts';
import { issue } from './issue.ts';
import type { ApplyIssue, ConditionDecision } from './planRequest.ts';
import type { Scope } from './scope.ts';

/** Whether an action applies, and how each of its conditions came out. */
export interface Applicability {
  readonly applicable: boolean;
  readonly conditions: readonly ConditionDecision[];
  readonly issues: readonly ApplyIssue[];
}

/**
 * The conditions of the kind applicability, which must all be true: nothing, several values and no Boolean are not. What cannot be
 * evaluated is an issue and does not apply. Without such a condition an action applies. All are evaluated, so that one run tells all.
 * https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action.condition
 */
export async function conditionsHold(
  { condition = [] }: PlanDefinitionAction,
  path: string,
  run: ExpressionRunner,
  scope: Scope,
): Promise<Applicability> {
  const conditions: ConditionDecision[] = [];
  const issues: ApplyIssue[] = [];
  for (const { kind, expression } of condition) {
    if (kind !== 'applicability') continue;
    const { expression: text = '', language = '', description } = expression ?? {};
    const define = expression && defineOf(expression, scope.libraries?.[0]);
    const asked = {
      expression: text,
      language,
      ...(description !== undefined && { description }),
      ...(define && { define }),
    };
    const result = expression ? await run(expression, scope) : { problem: 'the condition has no expression' };
    if ('problem' in result) {
      conditions.push({ ...asked, outcome: 'failed' });
      issues.push(
        issue(
          'exception',
          `${path}: the condition ${shortened(text)} could not be evaluated: ${result.problem}`,
        ),
      );
    } else conditions.push({ ...asked, ran: result.ran, outcome: outcomeOf(result.values) });
  }
  return { applicable: conditions.every(({ outcome }) => outcome === 'true'), conditions, issues };
}

function outcomeOf(values: readonly unknown[]): ConditionDecision['outcome'] {
  const [value] = values;
  return values.length === 1 && typeof value === 'boolean' ? `${value}` : 'empty';
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
