import { type Expression, partsOf } from '../../fhirpath/expression.ts';
import { parseExpression } from '../../fhirpath/parseExpression.ts';
import { type Atom, atomOf } from './atom.ts';
import type { Narrower } from './narrowing.ts';
import { pureFunctions } from './pureFunctions.ts';
import type { Connective } from './threeValued.ts';

/** A part of a condition, of which there is one however many conditions it stands in, so that its value is kept with it. */
export type ConditionNode = Branch | Atom;

/** Parts joined by a connective. */
export interface Branch {
  readonly kind: 'branch';
  readonly connective: Connective;
  readonly operands: readonly ConditionNode[];
  /** Variables that it depends on. */
  readonly variables: readonly string[];
  /** It depends on what it is evaluated on. */
  readonly ofInput: boolean;
}

const connectives: ReadonlySet<string> = new Set(['and', 'or', 'xor', 'implies']);

/** Splits conditions at their connectives, each distinct part once. */
export class ConditionTrees {
  readonly #narrower: Narrower;
  readonly #nodes = new Map<string, ConditionNode>();

  constructor(narrower: Narrower) {
    this.#narrower = narrower;
  }

  /** The tree of an expression; undefined where it is not understood well enough to be taken apart. */
  treeOf(text: string): ConditionNode | undefined {
    const expression = parseExpression(text);
    return expression && isPure(expression) ? this.#node(expression, text) : undefined;
  }

  #node(expression: Expression, text: string): ConditionNode {
    const own = text.slice(expression.start, expression.end);
    let node = this.#nodes.get(own);
    if (!node) {
      node = this.#branch(expression, text) ?? atomOf(expression, text, this.#narrower);
      this.#nodes.set(own, node);
    }
    return node;
  }

  #branch(expression: Expression, text: string): Branch | undefined {
    const parts = partsJoined(expression);
    if (!parts) return undefined;
    const operands = parts.operands.map((part) => this.#node(part, text));
    return {
      kind: 'branch',
      connective: parts.connective,
      operands,
      variables: [...new Set(operands.flatMap(({ variables }) => variables))],
      ofInput: operands.some(({ ofInput }) => ofInput),
    };
  }
}

function partsJoined(
  expression: Expression,
): { readonly connective: Connective; readonly operands: readonly Expression[] } | undefined {
  if (expression.kind === 'operation' && connectives.has(expression.operator)) {
    const { operator, left, right } = expression;
    return { connective: operator as Connective, operands: [left, right] };
  }
  if (expression.kind !== 'call' || expression.name !== 'not' || !expression.input) return undefined;
  return expression.parameters.length === 0 ? { connective: 'not', operands: [expression.input] } : undefined;
}

function isPure(expression: Expression): boolean {
  if (expression.kind === 'call' && !pureFunctions.has(expression.name)) return false;
  return partsOf(expression).every(isPure);
}
