import type { Expression } from './expression.ts';
import { stringValue, type Token, tokensOf } from './tokens.ts';
import { reserved, strength, units } from './vocabulary.ts';

/** Thrown inside, where an expression goes beyond what is read here. */
class NotRead extends Error {}

/**
 * Parses a FHIRPath expression, or gives undefined where it goes beyond the part of the language that is read here: what comes out is
 * the tree that the grammar gives, and no text is taken that the grammar refuses. Not read are signs before numbers, comments,
 * back-quotes, times, `$index`, `$total`, `sort` and instances. Reading it here and not by the engine's parser is for speed: the
 * conditions of one plan may be half a megabyte, which that takes half a second for.
 * https://hl7.org/fhirpath/N1/grammar.html
 */
export function parseExpression(text: string): Expression | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  const parser = new Parser(tokens);
  try {
    return parser.whole();
  } catch (error) {
    // A tree as deep as the stack is left to the engine too.
    if (error instanceof NotRead || error instanceof RangeError) return undefined;
    throw error;
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#expression(0);
    if (this.#at < this.#tokens.length) throw new NotRead();
    return expression;
  }

  #expression(least: number): Expression {
    let left = this.#chain();
    for (;;) {
      const { text: operator = '', start: at = 0 } = this.#peek() ?? {};
      const level = this.#peek()?.kind === 'string' ? undefined : strength.get(operator);
      if (level === undefined || level < least) return left;
      this.#at++;
      if (operator === 'is' || operator === 'as') left = this.#type(operator, at, left);
      else {
        const right = this.#expression(level + 1);
        left = { kind: 'operation', operator, left, right, start: left.start, end: right.end, at };
      }
    }
  }

  /** A type name. What may follow it as a part of the name or as a step is not told apart here. */
  #type(operator: 'is' | 'as', at: number, input: Expression): Expression {
    const first = this.#identifier();
    let { text: type, end } = first;
    if ((type === 'FHIR' || type === 'System') && this.#takes('.')) {
      const second = this.#identifier();
      type = `${type}.${second.text}`;
      end = second.end;
    }
    if (['.', '(', '[', '{'].includes(this.#peek()?.text ?? '')) throw new NotRead();
    return { kind: 'type', operator, input, type, start: input.start, end, at };
  }

  #chain(): Expression {
    let left = this.#term();
    for (;;) {
      const at = this.#peek()?.start ?? 0;
      if (this.#takes('.')) left = this.#invocation(left);
      else if (this.#takes('[')) {
        const index = this.#expression(0);
        const { end } = this.#expect(']');
        left = { kind: 'item', input: left, index, start: left.start, end, at };
      } else return left;
    }
  }

  #term(): Expression {
    const token = this.#peek();
    if (!token) throw new NotRead();
    const { start } = token;
    if (this.#takes('(')) {
      const inner = this.#expression(0);
      const { end } = this.#expect(')');
      return { ...inner, start, end, parenthesised: true };
    }
    if (this.#takes('%')) {
      const { text: name, end } = this.#identifier();
      return { kind: 'variable', name, start, end, at: start };
    }
    if (this.#takes('{')) return { kind: 'nothing', start, end: this.#expect('}').end, at: start };
    if (token.kind !== 'name' || token.text === 'true' || token.text === 'false') return this.#literal();
    return this.#invocation(undefined);
  }

  #literal(): Expression {
    const token = this.#next();
    const { kind, text, start, end } = token;
    const span = { start, end, at: start };
    switch (kind) {
      case 'name':
        return { kind: 'literal', value: text === 'true', text, ...span };
      case 'string':
        return { kind: 'literal', value: stringValue(text), text, ...span };
      case 'date':
        return { kind: 'written', as: 'date', text, ...span };
      case 'number': {
        const unit = this.#peek();
        const isUnit = unit?.kind === 'string' || (unit?.kind === 'name' && units.has(unit.text));
        if (!unit || !isUnit) return { kind: 'literal', value: Number(text), text, ...span };
        this.#at++;
        const { text: unitText, end: unitEnd } = unit;
        return {
          kind: 'written',
          as: 'quantity',
          text: `${text} ${unitText}`,
          unit: unitText,
          ...span,
          end: unitEnd,
        };
      }
      default:
        throw new NotRead();
    }
  }

  #invocation(input: Expression | undefined): Expression {
    if (this.#peek()?.text === '$this' && !input) {
      const { start, end } = this.#next();
      return { kind: 'this', start, end, at: start };
    }
    const { text: name, start: own, end } = this.#identifier();
    const start = input?.start ?? own;
    const on = input ? { input } : {};
    if (!this.#takes('(')) {
      if (this.#peek()?.text === '{') throw new NotRead();
      return { kind: 'member', ...on, name, start, end, at: own };
    }
    const parameters: Expression[] = [];
    if (this.#peek()?.text !== ')' || this.#peek()?.kind !== 'sign')
      do parameters.push(this.#expression(0));
      while (this.#takes(','));
    return { kind: 'call', ...on, name, parameters, start, end: this.#expect(')').end, at: own };
  }

  #identifier(): Token {
    const token = this.#next();
    if (token.kind !== 'name' || reserved.has(token.text)) throw new NotRead();
    return token;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(): Token {
    const token = this.#tokens[this.#at++];
    if (!token) throw new NotRead();
    return token;
  }

  #takes(sign: string): boolean {
    const token = this.#peek();
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#at++;
    return true;
  }

  #expect(sign: string): Token {
    const token = this.#peek();
    if (!this.#takes(sign) || !token) throw new NotRead();
    return token;
  }
}
