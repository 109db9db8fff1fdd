import { describe, expect, test } from 'vitest';
import { isResourceType, shapeOf } from '../../src/definitions/shape.ts';

function property(shape: string, key: string) {
  const found = shapeOf(shape)?.properties.get(key);
  return found && { step: found.step, shape: found.shape, list: found.list };
}

describe('shapeOf', () => {
  test.each([
    ['PlanDefinition', 'status', { step: 'status', shape: 'code', list: false }],
    ['PlanDefinition', 'action', { step: 'action', shape: 'PlanDefinition.action', list: true }],
    ['PlanDefinition.action', 'action', { step: 'action', shape: 'PlanDefinition.action', list: true }],
    [
      'PlanDefinition.action',
      'definitionCanonical',
      { step: 'definition.ofType(canonical)', shape: 'canonical', list: false },
    ],
    [
      'PlanDefinition.action',
      'modifierExtension',
      { step: 'modifierExtension', shape: 'Extension', list: true },
    ],
    [
      'PlanDefinition.action.condition',
      'expression',
      { step: 'expression', shape: 'Expression', list: false },
    ],
    ['Timing.repeat', 'boundsRange', { step: 'bounds.ofType(Range)', shape: 'Range', list: false }],
    ['Range', 'low', { step: 'low', shape: 'SimpleQuantity', list: false }],
    ['Age', 'comparator', { step: 'comparator', shape: 'code', list: false }],
    ['SimpleQuantity', 'comparator', undefined],
  ])('knows %s.%s', (shape, key, expected) => {
    expect(property(shape, key)).toEqual(expected);
  });

  test.each(['Citation', 'constructor', '', '__proto__'])('does not know %j', (name) => {
    expect(shapeOf(name)).toBeUndefined();
  });
});

test.each([
  ['PlanDefinition', true],
  ['DomainResource', false],
  ['Coding', false],
  ['toString', false],
])('isResourceType(%s) is %s', (name, expected) => {
  expect(isResourceType(name)).toBe(expected);
});
