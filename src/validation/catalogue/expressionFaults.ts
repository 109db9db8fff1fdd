import { expressionDifferences } from './expressionDifferences.ts';
import { expressionFailures } from './expressionFailures.ts';

/** What is found in the FHIRPath of plans and activities, by code. */
export const expressionFaults = { ...expressionFailures, ...expressionDifferences };

export type ExpressionCode = keyof typeof expressionFaults;
