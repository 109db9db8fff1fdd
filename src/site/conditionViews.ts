import type { Expression, PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';

/** When an action of a plan applies: in words, and in every language it is written in. */
export interface ConditionView {
  readonly action: string;
  readonly words: readonly string[];
  readonly expressions: readonly {
    readonly language: string;
    readonly text: string;
    /** Whom it is not for, which of several conditions it is, and what for. */
    readonly about: string;
  }[];
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
      words: expressions.slice(0, 1).flatMap(({ description }) => description ?? []),
      expressions: expressions.flatMap((expression, index) =>
        allExpressions(expression).map((one) => ({
          ...one,
          about: [notFor(one.text), aboutOf(expressions, index)].filter(Boolean).join(', '),
        })),
      ),
      all: condition.length > 1,
    },
  ];
}

/** HAPI does not compile `memberOf`. */
function notFor(text: string): string {
  return text.includes('.memberOf(') ? 'not for HAPI' : '';
}

/** The first description is that of the whole, which stands above. */
function aboutOf(expressions: readonly Expression[], index: number): string {
  if (expressions.length === 1) return '';
  const description = index === 0 ? undefined : expressions[index]?.description;
  return `condition ${index + 1} of ${expressions.length}${description ? `. ${description}` : ''}`;
}

function allExpressions(expression: Expression): { language: string; text: string }[] {
  const others = (expression.extension ?? []).flatMap(({ url, valueExpression }) =>
    url === alternative && valueExpression ? allExpressions(valueExpression) : [],
  );
  return [{ language: expression.language, text: expression.expression ?? '' }, ...others];
}
