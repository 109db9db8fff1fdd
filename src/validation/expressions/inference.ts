import type { ExpressionCode } from '../catalogue/expressionFaults.ts';
import type { StaticType } from './staticType.ts';
import type { Syntax } from './syntax.ts';

/** What a rule can ask and say while a tree is walked. */
export interface Inference {
  /** The item that `$this` and first steps of paths start from; undefined at the root, which has none. */
  readonly focus: StaticType | undefined;
  /** How many `where`, `select` and alike stand around. */
  readonly depth: number;
  /** True where `memberOf` may be used: not for HAPI. */
  readonly memberOf: boolean;
  /** Infers an inner expression; with a focus, as the parameter of a function that goes over items. */
  infer(syntax: Syntax, focus?: StaticType): StaticType;
  /** Says what is wrong; nothing more is to be said of the value then. */
  fault(code: ExpressionCode, message: string, syntax: Syntax): StaticType;
}
