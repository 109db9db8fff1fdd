import type { Inference } from './inference.ts';
import type { StaticType } from './staticType.ts';
import type { Call } from './syntax.ts';

/** What a function of the portable subset takes and what it gives. */
export interface CallRule {
  readonly name: string;
  /** The least and the most parameters. */
  readonly parameters: readonly [number, number];
  readonly infer: (call: Call, input: StaticType, inference: Inference) => StaticType;
}
