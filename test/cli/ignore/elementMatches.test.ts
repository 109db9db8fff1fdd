import { expect, test } from 'vitest';
import { elementMatches } from '../../../src/cli/ignore/elementMatches.ts';

test.each<[string, string, boolean]>([
  ['PlanDefinition', 'PlanDefinition.action[0].id', true],
  ['PlanDefinition.action', 'PlanDefinition.action[0].id', true],
  ['PlanDefinition.action[0]', 'PlanDefinition.action[0].id', true],
  ['PlanDefinition.action[1]', 'PlanDefinition.action[0].id', false],
  ['PlanDefinition.action[1]', 'PlanDefinition.action[10]', false],
  ['PlanDefinition.act', 'PlanDefinition.action[0]', false],
  ['PlanDefinition.action.condition.expression', 'PlanDefinition.action[0].condition[2].expression', true],
  ['PlanDefinition.action.action', 'PlanDefinition.action[0]', false],
  ['PlanDefinition.action.definition', 'PlanDefinition.action[0].definition.ofType(canonical)', true],
  ['Extension.value.ofType(Coding).code', 'Extension.value.ofType(Coding).code', true],
  ['Library', 'PlanDefinition', false],
])('%s and the element %s: %s', (pattern, element, expected) => {
  expect(elementMatches(pattern)(element)).toBe(expected);
});
