import fc from 'fast-check';
import fhirpath from 'fhirpath';
import { describe, expect, it } from 'vitest';
import type { Expression } from '../../src/fhirpath/expression.ts';
import { parseExpression } from '../../src/fhirpath/parseExpression.ts';
import { conditions } from '../apply/fast/randomConditions.ts';

/** The text of a tree with parentheses around every part, so that nothing is left to precedence. */
function written(expression: Expression, text: string): string {
  const part = (one: Expression) => `(${written(one, text)})`;
  const on = (input: Expression | undefined) => (input ? `${part(input)}.` : '');
  switch (expression.kind) {
    case 'nothing':
      return '{}';
    case 'variable':
      return `%${expression.name}`;
    case 'this':
      return '$this';
    case 'member':
      return on(expression.input) + expression.name;
    case 'call':
      return `${on(expression.input)}${expression.name}(${expression.parameters.map(part).join(', ')})`;
    case 'item':
      return `${part(expression.input)}[${written(expression.index, text)}]`;
    case 'type':
      return `${part(expression.input)} ${expression.operator} ${expression.type}`;
    case 'operation':
      return `${part(expression.left)} ${expression.operator} ${part(expression.right)}`;
    default:
      return text.slice(expression.start, expression.end).replace(/^\(+|\)+$/g, '');
  }
}

interface Node {
  readonly type: string;
  readonly text?: string;
  readonly children?: readonly Node[];
}

/** The other nodes have the text of all that they hold, or none. */
const isOperation = (type: string) => type.endsWith('Expression') && !/^(?:Invocation|Indexer)/.test(type);

/** The tree of fhirpath.js without places and without what stands for parentheses alone. */
function bare({ type, text, children = [] }: Node): unknown {
  const [only] = children;
  if (['TermExpression', 'ParenthesizedTerm', 'EntireExpression'].includes(type) && only) return bare(only);
  return {
    type,
    ...(children.length === 0 && { text }),
    operator: isOperation(type) ? text : '',
    children: children.map(bare),
  };
}

const treeOf = (text: string) => bare(fhirpath.parse(text) as Node);

describe('the tree of an expression is the one that fhirpath.js reads', () => {
  it.each([
    'a and b or c and d implies e xor f',
    'a or b implies c implies d',
    'a = b and c < d | e + f * g',
    'a is Quantity and b as Period = c',
    'a in b = c',
    "(a as FHIR.Quantity).value > 3 'mg' - 2 days",
    'today() - 6 months - 1 day <= @2026-01-01',
    "%list.where(code.coding.where(system = 'x' and code.matches('^(?:a|b)$')).exists()).first()[0].not()",
    "contains.contains('a') contains as.is(Patient)",
    "'it\\'s' & \"\" & `a`",
    "'it\\'s' & '\\u00e9\\\\d' & 'a  b'",
    "$this.a.where($this = 'a' or $this in {})",
    ' a\n.b ( c ,\td ) ',
    '((a)).b[(1)]',
    'a - b + c & d',
    'a div b mod c / d',
  ])('%s', (text) => {
    const tree = parseExpression(text);
    if (tree) expect(treeOf(written(tree, text))).toEqual(treeOf(text));
    else expect(text).toContain('"');
  });

  it('of whatever conditions are made of', () => {
    fc.assert(
      fc.property(conditions, (text) => {
        const tree = parseExpression(text);
        expect(tree && treeOf(written(tree, text))).toEqual(treeOf(text));
      }),
    );
  });

  it.each([
    ...[
      '-1',
      '+a',
      'a // b',
      '/* a */ a',
      '`a`',
      '@2026-01-01T10:00',
      '@T10:00',
      '$index',
      '$total',
      'a.sort()',
    ],
    ...['Coding { code: 1 }', '1L', 'a as Quantity.value', '%`a b`', "%'a'", 'a.day', '@2026-1', "'\\d'"],
    ...[
      '',
      '(',
      'a)',
      'a b',
      'a.',
      '.a',
      'a and',
      'and',
      "'a",
      'a[1',
      '{',
      'a(,)',
      '1 2',
      'a..b',
      'true.false',
      '%',
      '2.',
      '1a',
    ],
    '('.repeat(50_000),
  ])('is left to fhirpath.js where it goes beyond what is read here, or is wrong: %s', (text) => {
    expect(parseExpression(text)).toBeUndefined();
  });
});
