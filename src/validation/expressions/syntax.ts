/** A FHIRPath expression as a tree that rules can read. Columns count from 1. */
export type Syntax = Literal | Variable | This | Member | Call | Index | Binary | Polarity | TypeTest;

interface Located {
  readonly column: number;
  /** It stands in parentheses of its own. */
  readonly parenthesised: boolean;
}

export interface Literal extends Located {
  readonly kind: 'literal';
  readonly type:
    | 'Boolean'
    | 'String'
    | 'Integer'
    | 'Decimal'
    | 'Date'
    | 'DateTime'
    | 'Time'
    | 'Quantity'
    | 'Empty';
  /** As written, strings with their quotes. */
  readonly text: string;
  /** Of a quantity: as written, `months` or `'mg'`. */
  readonly unit?: string;
}

export interface Variable extends Located {
  readonly kind: 'variable';
  readonly name: string;
}

export interface This extends Located {
  readonly kind: 'this';
}

/** A step of a path; without an input it is the first. */
export interface Member extends Located {
  readonly kind: 'member';
  readonly name: string;
  readonly input?: Syntax;
}

export interface Call extends Located {
  readonly kind: 'call';
  readonly name: string;
  readonly input?: Syntax;
  readonly parameters: readonly Syntax[];
}

export interface Index extends Located {
  readonly kind: 'index';
  readonly input: Syntax;
}

export interface Binary extends Located {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Syntax;
  readonly right: Syntax;
}

export interface Polarity extends Located {
  readonly kind: 'polarity';
  readonly operand: Syntax;
}

export interface TypeTest extends Located {
  readonly kind: 'type';
  readonly operator: 'is' | 'as';
  readonly operand: Syntax;
  readonly type: string;
}
