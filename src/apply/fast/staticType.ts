import { loadDefinitions } from '../../definitions/definitions.ts';
import { shapeOf } from '../../definitions/shape.ts';
import type { Expression } from '../../fhirpath/expression.ts';
import { codingTest, textTests } from './codingTest.ts';
import { fitsType } from './fitsType.ts';
import type { Known, Need, Reading } from './known.ts';
import { operationOn } from './staticOperation.ts';
import { isBoolean, isText } from './typeGroups.ts';

/**
 * What is known of an expression over an item (`$this`), or undefined where it is not proven that it can throw for no item that fits
 * its type: only kinds of expression are taken of which that is known, with operands of types and numbers that they take.
 */
export function staticType(expression: Expression, item: Known, reading: Reading): Known | undefined {
  switch (expression.kind) {
    case 'nothing':
      return { types: [], one: true };
    case 'this':
      return item;
    case 'literal':
      return { types: [literalTypes[typeof expression.value] as string], one: true };
    case 'written':
      return writtenType(expression);
    case 'type': {
      const input = staticType(expression.input, item, reading);
      return input?.one ? typed(expression, input) : undefined;
    }
    case 'operation': {
      const { operator, left, right } = expression;
      const operands = [staticType(left, item, reading), staticType(right, item, reading)] as const;
      const literal =
        right.kind === 'literal' ? right.value : left.kind === 'literal' ? left.value : undefined;
      return operands[0] && operands[1] && operationOn(operator, operands[0], operands[1], literal);
    }
    case 'call':
      if (!expression.input && (expression.name === 'today' || expression.name === 'now'))
        return expression.parameters.length === 0 ? { types: ['date'], one: true } : undefined;
      return onInput(expression, item, reading);
    case 'member':
      return onInput(expression, item, reading);
    default:
      return undefined;
  }
}

type Step = Extract<Expression, { kind: 'call' | 'member' }>;

const literalTypes: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'decimal',
  boolean: 'boolean',
};

function onInput(step: Step, item: Known, reading: Reading): Known | undefined {
  const input = step.input ? staticType(step.input, item, reading) : item;
  return input && stepOn(step, input, reading, item);
}

/** What is known of a step after what it stands on. */
export function stepOn(step: Step, input: Known, reading: Reading, item?: Known): Known | undefined {
  if (step.kind === 'member') return memberOf(step.name, input, reading);
  const { name, parameters } = step;
  const [parameter, ...more] = parameters;
  if (!parameter) return withoutParameter(name, input);
  if (more.length > 0) return undefined;
  if (name === 'where') return filtered(parameter, input, reading);
  if (name === 'exists') {
    const found = filtered(parameter, input, reading);
    return found && withoutParameter('exists', found);
  }
  const text =
    parameter.kind === 'literal' && typeof parameter.value === 'string' ? parameter.value : undefined;
  if (text !== undefined && textTests[name])
    return isText(input) && input.one && textTests[name](text)
      ? { types: ['boolean'], one: true }
      : undefined;
  if (text !== undefined && name === 'memberOf') return membership(text, input, reading);
  if (name !== 'combine' || !item) return undefined;
  const other = staticType(parameter, item, reading);
  return other && { types: [...new Set([...input.types, ...other.types])], one: false };
}

function withoutParameter(name: string, input: Known): Known | undefined {
  const boolean = { types: ['boolean'], one: true };
  switch (name) {
    case 'exists':
      return { ...boolean, ...(input.needs && { needs: input.needs, exactly: input.exactly === true }) };
    case 'empty':
      return { ...boolean, ...turned(input) };
    case 'not':
      return isBoolean(input) ? { ...boolean, ...turned(input) } : undefined;
    case 'hasValue':
      return boolean;
    case 'count':
      return { types: ['integer'], one: true };
    case 'first':
      return { types: input.types, one: true };
    default:
      return undefined;
  }
}

/** The opposite, which can be told of one need that holds just when the collection is there. */
function turned({ needs, exactly }: Known): Pick<Known, 'needs' | 'exactly'> {
  const [need, ...more] = needs ?? [];
  if (!need || more.length > 0 || exactly !== true) return {};
  return { needs: [{ ...need, when: need.when === 'some' ? 'none' : 'some' }], exactly };
}

function filtered(test: Expression, input: Known, reading: Reading): Known | undefined {
  const { types, of } = input;
  const passes = of?.sort === 'coding' ? codingTest(test) : undefined;
  if (of && passes) {
    const need: Need = { element: of.element, test: passes, key: keyOf(test), when: 'some' };
    return { types, one: false, needs: input.needs ?? [need], exactly: !input.needs };
  }
  const item: Known = { types, one: true, ...(input.record && { record: true }) };
  const outcome = staticType(test, item, reading);
  if (!outcome) return undefined;
  const needs = input.needs ?? (input.record ? outcome.needs : undefined);
  return {
    types,
    one: input.one,
    ...(input.record && { record: true }),
    ...(needs && { needs }),
  };
}

/** Tests are told apart by what they are made of; places do not count. */
function keyOf(test: Expression): string {
  return JSON.stringify(test, (name, value) => (name === 'start' || name === 'end' ? undefined : value));
}

function membership(url: string, { of }: Known, { members }: Reading): Known | undefined {
  const test = of?.sort === 'code' ? undefined : members(url);
  // A concept without codings is looked up as one itself.
  if (!of || !test || test(undefined, undefined)) return undefined;
  const need: Need = { element: of.element, test, key: `memberOf ${url}`, when: 'some' };
  return { types: ['boolean'], one: true, needs: [need] };
}

function memberOf(name: string, input: Known, { elements }: Reading): Known | undefined {
  const [type, ...others] = input.types;
  if (type === undefined) return { types: [], one: true };
  const element = shapeOf(type)?.elements.find((one) => one.name === name || one.name === `${name}[x]`);
  if (others.length > 0 || !element || element.contentReference || name === 'extension') return undefined;
  if (input.record) elements.add(name);
  const types = element.elements ? [`${type}.${name}`] : (element.types ?? []).map(({ code }) => code);
  const sort = sortOf(name, types, input);
  return {
    types,
    one: input.one && (element.max === undefined || element.max === '1'),
    ...(sort && { of: sort }),
    ...(input.needs && { needs: input.needs }),
  };
}

function sortOf(name: string, types: readonly string[], { record, of }: Known): Known['of'] {
  if (record && types.includes('CodeableConcept')) return { element: name, sort: 'concept' };
  if (of?.sort === 'concept' && name === 'coding') return { ...of, sort: 'coding' };
  return of?.sort === 'coding' && name === 'code' ? { ...of, sort: 'code' } : undefined;
}

function typed(expression: Extract<Expression, { kind: 'type' }>, input: Known): Known | undefined {
  const type = expression.type.replace(/^FHIR\./, '');
  const known = loadDefinitions().types;
  if (!Object.hasOwn(known, type)) return undefined;
  if (expression.operator === 'is') return { types: ['boolean'], one: true };
  const types = input.types.filter((one) => one === type || known[one]?.base === type);
  if (!types.includes(type)) return undefined;
  return { types, one: true, ...(input.of && type === 'CodeableConcept' && { of: input.of }) };
}

/** Lengths that a day can be moved by and stay within the years that a date can have. */
const calendar = /^(?:\d{1,2} years?|\d{1,3} months?|\d{1,4} weeks?|\d{1,5} days?)$/;

function writtenType({ as, text }: Extract<Expression, { kind: 'written' }>): Known | undefined {
  if (as === 'quantity') return calendar.test(text) ? { types: [' length'], one: true } : undefined;
  return fitsType(text.slice(1), { shape: 'date', list: false }) ? { types: ['date'], one: true } : undefined;
}
