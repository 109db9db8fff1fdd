import type { Expression } from '../../fhirpath/expression.ts';
import type { Literal, Syntax } from './syntax.ts';

/** The tree of an expression that our own parser read: the same as `engineSyntax` gives of it. */
export function ownSyntax(expression: Expression, text: string): Syntax {
  // Most conditions are one line, and long.
  const isOneLine = !text.includes('\n');
  return syntaxOf(expression, (at) => (isOneLine ? at + 1 : at - text.lastIndexOf('\n', at - 1)));
}

function syntaxOf(expression: Expression, columnAt: (offset: number) => number): Syntax {
  const of = (part: Expression) => syntaxOf(part, columnAt);
  const at = { column: columnAt(expression.at), parenthesised: expression.parenthesised ?? false };
  switch (expression.kind) {
    case 'nothing':
      return { kind: 'literal', type: 'Empty', text: '{}', ...at };
    case 'literal':
      return { kind: 'literal', type: literalType(expression), text: expression.text, ...at };
    case 'written':
      return expression.unit === undefined
        ? { kind: 'literal', type: 'Date', text: expression.text, ...at }
        : {
            kind: 'literal',
            type: 'Quantity',
            text: expression.text.replace(' ', ''),
            unit: expression.unit,
            ...at,
          };
    case 'variable':
      return { kind: 'variable', name: expression.name, ...at };
    case 'this':
      return { kind: 'this', ...at };
    case 'member':
      return {
        kind: 'member',
        name: expression.name,
        ...at,
        ...(expression.input && { input: of(expression.input) }),
      };
    case 'call':
      return {
        kind: 'call',
        name: expression.name,
        parameters: expression.parameters.map(of),
        ...at,
        ...(expression.input && { input: of(expression.input) }),
      };
    case 'item':
      return { kind: 'index', input: of(expression.input), ...at };
    case 'type':
      return {
        kind: 'type',
        operator: expression.operator,
        operand: of(expression.input),
        type: expression.type,
        ...at,
      };
    case 'operation':
      return {
        kind: 'binary',
        operator: expression.operator,
        left: of(expression.left),
        right: of(expression.right),
        ...at,
      };
  }
}

function literalType({ value, text }: { readonly value: unknown; readonly text: string }): Literal['type'] {
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'string') return 'String';
  return text.includes('.') ? 'Decimal' : 'Integer';
}
