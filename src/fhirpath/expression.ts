/** Where a part stands in the text of its expression: offsets in UTF-16 units, the end not included. */
interface Span {
  readonly start: number;
  readonly end: number;
  /** Where its own word or sign stands: the name of a member or a call, the operator between two parts. */
  readonly at: number;
  /** It stands in parentheses of its own. */
  readonly parenthesised?: true;
}

/** The tree of a FHIRPath expression, as far as it is understood here. Parentheses are no part of it, but are counted in. */
export type Expression = Span &
  (
    | { readonly kind: 'nothing' }
    /** `text` as it is written, strings with their quotes. */
    | { readonly kind: 'literal'; readonly value: string | number | boolean; readonly text: string }
    /** A date, a time or a quantity, as it is written. */
    | {
        readonly kind: 'written';
        readonly as: 'date' | 'quantity';
        readonly text: string;
        readonly unit?: string;
      }
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
