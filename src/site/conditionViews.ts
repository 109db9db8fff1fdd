import type { Expression, PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';

/** When an action of a plan applies: in words, and in every language it is written in. */
export interface ConditionView {
  readonly action: string;
  readonly words: readonly string[];
  readonly expressions: readonly { readonly language: string; readonly text: string }[];
  /** More than one condition: all of them must hold. */
  readonly all: boolean;
}

const alternative = 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression';

/** The conditions of a plan's actions, also of the actions below them. */
export function conditionViews({ action = [] }: Pick<PlanDefinition, 'action'>): ConditionView[] {
  return action.flatMap((part) => [...ownConditions(part), ...conditionViews(part)]);
}

function ownConditions({ title, condition = [] }: PlanDefinitionAction): ConditionView[] {
  if (condition.length === 0) return [];
  const expressions = condition.flatMap(({ expression }) => (expression ? [expression] : []));
  return [
    {
      action: title ?? '',
      words: expressions.flatMap(({ description }) => (description ? [description] : [])),
      expressions: expressions.flatMap(allExpressions),
      all: condition.length > 1,
    },
  ];
}

function allExpressions(expression: Expression): { language: string; text: string }[] {
  const others = (expression.extension ?? []).flatMap(({ url, valueExpression }) =>
    url === alternative && valueExpression ? allExpressions(valueExpression) : [],
  );
  return [{ language: expression.language, text: expression.expression ?? '' }, ...others];
}
