import type { Literal, Syntax } from './syntax.ts';

/** What fhirpath.js gives of a parsed expression. */
interface Parsed {
  readonly type: string;
  readonly text?: string;
  readonly start?: { readonly line: number; readonly column: number };
  readonly unit?: string;
  readonly children?: readonly Parsed[];
}

/** The tree of an expression as the parser of fhirpath.js gives it. */
export function engineSyntax(parsed: unknown): Syntax {
  return syntaxOf(parsed as Parsed);
}

function syntaxOf(node: Parsed, parenthesised = false): Syntax {
  const children = node.children ?? [];
  const [first, second] = children as [Parsed, Parsed];
  const at = { column: node.start?.column ?? columnOf(node), parenthesised };
  switch (node.type) {
    case 'EntireExpression':
    case 'TermExpression':
    case 'InvocationTerm':
      return syntaxOf(first, parenthesised);
    case 'ParenthesizedTerm':
      return syntaxOf(first, true);
    case 'LiteralTerm':
      return literalOf(first, node, at);
    case 'ExternalConstantTerm':
      return { kind: 'variable', name: plain(node.text), ...at };
    case 'ThisInvocation':
      return { kind: 'this', ...at };
    case 'MemberInvocation':
      return { kind: 'member', name: plain(node.text), ...at };
    case 'FunctionInvocation':
      return {
        kind: 'call',
        name: plain(node.text),
        parameters: parametersOf(first).map((each) => syntaxOf(each)),
        ...at,
      };
    case 'InvocationExpression':
      return {
        ...(syntaxOf(second) as Extract<Syntax, { input?: Syntax }>),
        input: syntaxOf(first),
        parenthesised,
      } as Syntax;
    case 'IndexerExpression':
      return { kind: 'index', input: syntaxOf(first), ...at };
    case 'PolarityExpression':
      return { kind: 'polarity', operand: syntaxOf(first), ...at };
    case 'TypeExpression':
      return {
        kind: 'type',
        operator: node.text as 'is' | 'as',
        operand: syntaxOf(first),
        type: second.text ?? '',
        ...at,
      };
    default:
      if (!node.type.endsWith('Expression') || children.length !== 2)
        // $index, $total, instance selectors: nothing that a condition needs
        return { kind: 'call', name: node.text ?? node.type, parameters: [], ...at };
      return {
        kind: 'binary',
        operator: node.text ?? '',
        left: syntaxOf(first),
        right: syntaxOf(second),
        ...at,
      };
  }
}

function literalOf(inner: Parsed, term: Parsed, at: { column: number; parenthesised: boolean }): Literal {
  const text = term.text ?? '';
  const named = inner.type.replace(/Literal$/, '');
  const type =
    named === 'Null' ? 'Empty' : named === 'Number' ? (text.includes('.') ? 'Decimal' : 'Integer') : named;
  return {
    kind: 'literal',
    type: type as Literal['type'],
    text,
    ...(inner.unit && { unit: inner.unit }),
    ...at,
  };
}

function parametersOf(functn: Parsed): readonly Parsed[] {
  return functn.children?.find(({ type }) => type === 'ParamList')?.children ?? [];
}

/** Some nodes have no place of their own: then where their first child that has one stands. */
function columnOf(node: Parsed): number {
  return node.start?.column ?? node.children?.map(columnOf).find((column) => column > 0) ?? 0;
}

function plain(text = ''): string {
  return text.replace(/^`(.*)`$/, '$1');
}
