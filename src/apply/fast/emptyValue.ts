import type { Expression } from '../../fhirpath/expression.ts';

const filters = new Set(['where', 'select']);
const numberOrders: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
};

/**
 * The values of an expression whose variables are all empty lists, or undefined where the engine must be asked. It saves compiling the
 * conditions that ask for what a patient has nothing of, which most do.
 */
export function emptyValue(expression: Expression): readonly (boolean | number)[] | undefined {
  switch (expression.kind) {
    case 'variable':
      return [];
    case 'literal':
      return typeof expression.value === 'number' ? [expression.value] : undefined;
    case 'member':
      return expression.input && emptyValue(expression.input)?.length === 0 ? [] : undefined;
    case 'call':
      return expression.input && emptyValue(expression.input)?.length === 0
        ? ofNothing(expression)
        : undefined;
    case 'operation': {
      const order = numberOrders[expression.operator];
      const [left] = emptyValue(expression.left) ?? [];
      const [right] = emptyValue(expression.right) ?? [];
      return order && typeof left === 'number' && typeof right === 'number'
        ? [order(left, right)]
        : undefined;
    }
    default:
      return undefined;
  }
}

function ofNothing({ name, parameters }: Extract<Expression, { kind: 'call' }>) {
  if (parameters.length === 1) {
    if (filters.has(name)) return [];
    return name === 'exists' ? [false] : undefined;
  }
  if (parameters.length > 1) return undefined;
  switch (name) {
    case 'exists':
      return [false];
    case 'empty':
      return [true];
    case 'count':
      return [0];
    case 'distinct':
    case 'first':
      return [];
    default:
      return undefined;
  }
}
