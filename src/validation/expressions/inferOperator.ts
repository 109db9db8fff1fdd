import { hasCode } from './hasCode.ts';
import type { Inference } from './inference.ts';
import {
  boolean,
  certainBoolean,
  type Family,
  familyOf,
  one,
  type StaticType,
  unknownType,
} from './staticType.ts';
import type { Binary, Syntax } from './syntax.ts';

/** A binary operator of the portable subset; each may report what it does not bear. */
export function inferBinary(binary: Binary, inference: Inference): StaticType {
  const { operator } = binary;
  switch (operator) {
    case 'and':
    case 'or':
    case 'xor':
    case 'implies':
      return inferLogic(binary, inference);
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return inferComparison(binary, inference);
    case '~':
      return inferEquivalence(binary, inference);
    case 'in':
    case 'contains':
      return inferMembership(binary, inference);
    case '+':
    case '-':
      return inferSum(binary, inference);
    case '&':
      return inferJoin(binary, inference);
    case '|':
      return inferUnion(binary, inference);
    default:
      inference.infer(binary.left);
      inference.infer(binary.right);
      inference.fault(
        'fhirpath-operator',
        `The operator "${operator}" is not in the portable subset.${operator === '!~' ? ' Write (a ~ b).not().' : ''}`,
        binary,
      );
      return unknownType;
  }
}

function inferLogic(binary: Binary, inference: Inference): StaticType {
  const sides = [binary.left, binary.right].map((side) => {
    if (side.kind === 'type' && !side.parenthesised)
      inference.fault(
        'fhirpath-bare-is',
        `"${side.operator}" beside "${binary.operator}" needs parentheses of its own: CQL reads on. Write (onset is dateTime) ${binary.operator} ...`,
        side,
      );
    const type = inference.infer(side);
    if (type.types.length > 0 && (type.list || familyOf(type.types[0] as string) !== 'boolean'))
      inference.fault(
        'fhirpath-not-boolean',
        `"${binary.operator}" joins Booleans; this is ${type.list ? 'a list' : type.types[0]}. Ask .exists() of a list, compare a value.`,
        side,
      );
    return type;
  });
  return sides.every(({ certain }) => certain) ? certainBoolean : boolean;
}

function inferComparison(binary: Binary, inference: Inference): StaticType {
  const [left, right] = [inference.infer(binary.left), inference.infer(binary.right)];
  for (const [side, type] of [
    [binary.left, left],
    [binary.right, right],
  ] as const) {
    if (type.list)
      return inference.fault(
        'fhirpath-list-as-scalar',
        `"${binary.operator}" compares one item with one, here is a list. Ask it of each: coding.where(code = 'active').exists().`,
        side,
      );
    if (type.types.length > 1)
      return inference.fault(
        'fhirpath-choice-uncast',
        `"${binary.operator}" is asked of a choice of types. Cast it first: (value as Quantity).value.`,
        side,
      );
  }
  if (left.types.length === 0 || right.types.length === 0) return unknownType;
  const [a, b] = [left.types[0] as string, right.types[0] as string];
  const lost = unknownCode(binary.right, left) ?? unknownCode(binary.left, right);
  if (lost) inference.fault('fhirpath-code-unknown', lost, binary);
  const families = [familyOf(a), familyOf(b)] as const;
  if (families.includes('quantity'))
    return inference.fault(
      'fhirpath-quantity-unit',
      'Quantities with units compare differently in each engine, or throw. Compare (value as Quantity).value with a number and (value as Quantity).code with the unit.',
      binary,
    );
  if (!comparable(families) || families.includes('other'))
    return inference.fault(
      'fhirpath-type-mismatch',
      `"${binary.operator}" cannot compare ${a} with ${b}.`,
      binary,
    );
  const dated = families.includes('date') && families.includes('moment');
  if (dated && ['=', '!=', '<=', '>='].includes(binary.operator))
    return inference.fault(
      'fhirpath-window',
      `"${binary.operator}" between a dateTime and a day is empty on that very day. For a window with both ends write > today() - 3 months - 1 day and < today() + 1 day.`,
      binary,
    );
  return left.certain && right.certain ? certainBoolean : boolean;
}

/** A text that is compared with an element which never has it; an equality only. */
function unknownCode(literal: Syntax, { codesOf }: StaticType): string | undefined {
  if (codesOf === undefined || literal.kind !== 'literal' || literal.type !== 'String') return undefined;
  const text = literal.text.slice(1, -1);
  return text === '' || hasCode(codesOf, text) !== false
    ? undefined
    : `"${text}" is no code of ${codesOf}, from which the element takes its codes.`;
}

function comparable([a, b]: readonly [Family, Family]): boolean {
  return a === b || (['date', 'moment'].includes(a) && ['date', 'moment'].includes(b));
}

function inferEquivalence(binary: Binary, inference: Inference): StaticType {
  const left = inference.infer(binary.left);
  const { right } = binary;
  if (binary.left.kind === 'type' && !binary.left.parenthesised)
    inference.fault(
      'fhirpath-bare-is',
      `"${binary.left.operator}" beside "~" needs parentheses of its own.`,
      binary.left,
    );
  if (right.kind !== 'literal' || right.type !== 'Boolean')
    return inference.fault(
      'fhirpath-equivalence',
      '"~" is portable only with true or false on its right, where it makes a missing value false. Use "=" for other values.',
      binary,
    );
  if (left.list || (left.types.length > 0 && familyOf(left.types[0] as string) !== 'boolean'))
    return inference.fault('fhirpath-equivalence', '"~ true" is asked of one Boolean.', binary.left);
  return certainBoolean;
}

function inferMembership(binary: Binary, inference: Inference): StaticType {
  const [item, list] = binary.operator === 'in' ? [binary.left, binary.right] : [binary.right, binary.left];
  const [itemType, listType] = [inference.infer(item), inference.infer(list)];
  if (list.kind !== 'variable' || !listType.list)
    return inference.fault(
      'fhirpath-membership',
      `"${binary.operator}" is portable only with a list variable ('Condition' in %complete). Write x = 'a' or x = 'b', or matches('^(?:a|b)$').`,
      binary,
    );
  if (itemType.list)
    return inference.fault('fhirpath-list-as-scalar', 'One item may be in a list, here are several.', item);
  return item.kind === 'literal' ? certainBoolean : boolean;
}

function inferSum(binary: Binary, inference: Inference): StaticType {
  const left = inference.infer(binary.left);
  const { right } = binary;
  const [type] = left.types;
  if (type === undefined) return unknownType;
  const family = familyOf(type);
  if (left.list || !['date', 'moment', 'number'].includes(family))
    return inference.fault(
      'fhirpath-operator',
      `"${binary.operator}" is portable for a day and a span (today() - 3 months) and for numbers.`,
      binary,
    );
  if (
    family !== 'number' &&
    (right.kind !== 'literal' || right.type !== 'Quantity' || /'/.test(right.unit ?? ''))
  )
    return inference.fault(
      'fhirpath-quantity-unit',
      'To a date goes a span in calendar words: 3 months, 1 day, 18 years.',
      right,
    );
  if (family === 'number') inference.infer(right);
  return { ...one(type), certain: left.certain };
}

function inferJoin(binary: Binary, inference: Inference): StaticType {
  for (const side of [binary.left, binary.right]) {
    const type = inference.infer(side);
    if (type.types.length > 0 && (type.list || familyOf(type.types[0] as string) !== 'text'))
      return inference.fault('fhirpath-type-mismatch', '"&" joins two texts.', side);
  }
  return { ...one('String'), certain: true };
}

function inferUnion(binary: Binary, inference: Inference): StaticType {
  const [left, right] = [inference.infer(binary.left), inference.infer(binary.right)];
  if (left.types.length === 0 || right.types.length === 0) return unknownType;
  if (!left.list || !right.list)
    return inference.fault(
      'fhirpath-scalar-as-list',
      "\"|\" joins lists; single values make no list in CQL. Write x = 'a' or x = 'b'.",
      binary,
    );
  return { types: [...new Set([...left.types, ...right.types])], list: true, certain: false };
}
