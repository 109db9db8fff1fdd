import type { Known, Need } from './known.ts';
import { isBoolean, isDay, isNumber, isText } from './typeGroups.ts';

/**
 * What is known of an operation, or undefined where it is not proven that it never throws.
 * @param literal what the operand that is a literal says, the right one first
 */
export function operationOn(
  operator: string,
  left: Known,
  right: Known,
  literal: string | number | boolean | undefined,
): Known | undefined {
  const boolean: Known = { types: ['boolean'], one: true };
  switch (operator) {
    case 'and':
    case 'or':
    case 'xor':
    case 'implies':
      return isBoolean(left) && isBoolean(right)
        ? { ...boolean, ...joined(operator, left, right) }
        : undefined;
    case '=':
    case 'in':
    case 'contains':
      if (!isText(left) || !isText(right)) return undefined;
      if (operator !== '=' && !(operator === 'in' ? left : right).one) return undefined;
      return { ...boolean, ...equalCode(left, right, literal) };
    case '!=':
      return isText(left) && isText(right) ? boolean : undefined;
    case '~':
    case '!~':
      return (isText(left) && isText(right)) || (isBoolean(left) && isBoolean(right)) ? boolean : undefined;
    case '<':
    case '>':
    case '<=':
    case '>=':
      return comparable(left, right) ? boolean : undefined;
    case '+':
    case '-':
      return moved(left, right);
    default:
      return undefined;
  }
}

/** A day some calendar units before or after. */
function moved(day: Known, length: Known): Known | undefined {
  const times = (day.moved ?? 0) + 1;
  if (!day.one || !isDay(day) || length.types.join() !== ' length' || times > 3) return undefined;
  return { types: ['date'], one: true, moved: times };
}

function comparable(left: Known, right: Known): boolean {
  if (!left.one || !right.one) return false;
  return (isDay(left) && isDay(right)) || (isNumber(left) && isNumber(right));
}

/** `and` needs what either side needs, `or` what both need together. */
function joined(operator: string, left: Known, right: Known): Pick<Known, 'needs' | 'exactly'> {
  if (operator === 'and') {
    const needs = left.needs ?? right.needs;
    return needs ? { needs } : {};
  }
  if (operator !== 'or' || !left.needs || !right.needs) return {};
  return {
    needs: [...left.needs, ...right.needs],
    exactly: left.exactly === true && right.exactly === true,
  };
}

/** `code.coding.code = 'x'`, `… contains 'x'`, `'x' in …`: a coding of that code must be there. */
function equalCode(left: Known, right: Known, literal: string | number | boolean | undefined) {
  const of = [left.of, right.of].find((one) => one?.sort === 'code');
  if (!of || typeof literal !== 'string') return {};
  const need: Need = {
    element: of.element,
    test: (_, code) => code === literal,
    key: `code ${literal}`,
    when: 'some',
  };
  return { needs: [need] };
}
