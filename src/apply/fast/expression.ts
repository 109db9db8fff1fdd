/** Where a part stands in the text of its expression: offsets in UTF-16 units, the end not included. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The tree of a FHIRPath expression, as far as it is understood here. Parentheses leave no trace but in the spans. */
export type Expression = Span &
  (
    | { readonly kind: 'nothing' }
    | { readonly kind: 'literal'; readonly value: string | number | boolean }
    /** A date, a time or a quantity, as it is written. */
    | { readonly kind: 'written'; readonly as: 'date' | 'quantity'; readonly text: string }
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'this' }
    | { readonly kind: 'member'; readonly input?: Expression; readonly name: string }
    | {
        readonly kind: 'call';
        readonly input?: Expression;
        readonly name: string;
        readonly parameters: readonly Expression[];
      }
    | { readonly kind: 'item'; readonly input: Expression; readonly index: Expression }
    | {
        readonly kind: 'type';
        readonly operator: 'is' | 'as';
        readonly input: Expression;
        readonly type: string;
      }
    | {
        readonly kind: 'operation';
        readonly operator: string;
        readonly left: Expression;
        readonly right: Expression;
      }
  );

/** The parts that an expression is made of directly. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'member':
      return expression.input ? [expression.input] : [];
    case 'call':
      return [...(expression.input ? [expression.input] : []), ...expression.parameters];
    case 'item':
      return [expression.input, expression.index];
    case 'type':
      return [expression.input];
    case 'operation':
      return [expression.left, expression.right];
    default:
      return [];
  }
}
