import type { Expression } from 'fhir/r4.js';
import type { CqlEngine } from '../cql/cqlEngine.ts';
import type { FhirpathEngine } from '../fhirpathEngine.ts';
import { alternativesOf } from './alternativesOf.ts';
import { cqlValues } from './cqlValues.ts';
import type { Guard } from './guard.ts';
import { NotRunnable } from './notRunnable.ts';
import type { Scope } from './scope.ts';

/** What an expression came to, and which one was run. */
export type Evaluated =
  | {
      readonly values: readonly unknown[];
      readonly ran: 'primary' | 'alternative';
      readonly language: string;
    }
  | { readonly problem: string };

/** Evaluates an expression, or says why it cannot. */
export type ExpressionRunner = (expression: Expression, scope: Scope) => Promise<Evaluated>;

/** What the runner evaluates with. */
export interface Engines {
  readonly fhirpath: FhirpathEngine;
  readonly cql: CqlEngine;
  /** The variables of FHIRPath, besides `%context` and `%resource`. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Around each FHIRPath expression, which nothing bounds by itself. */
  readonly guard?: Guard | undefined;
}

/**
 * Runs an expression in its language, or its `cqf-alternativeExpression` where that language cannot be run here. A fault of an
 * expression that can be run is a problem, and the alternative is not tried: two that disagree must not hide each other.
 */
export function expressionRunner({
  fhirpath,
  cql,
  variables,
  guard = (run) => run(),
}: Engines): ExpressionRunner {
  const [subject = {}] = [variables.subject].flat() as object[];
  const run = async (expression: Expression, scope: Scope): Promise<readonly unknown[]> => {
    const text = expression.expression;
    if (text === undefined) throw new NotRunnable('it has no text here, only a reference');
    if (expression.language === 'text/fhirpath') {
      const { context, resource = context } = scope;
      return guard(() => fhirpath(text, subject, { ...variables, context, resource }));
    }
    const values = await cqlValues({ ...expression, expression: text }, scope, cql);
    if (values) return values;
    const { language } = expression;
    throw new NotRunnable(
      language === undefined ? 'it names no language' : `the language ${language} is not run here`,
    );
  };
  return async (expression, scope) => {
    let first: string | undefined;
    for (const candidate of candidatesOf(expression)) {
      try {
        const values = await run(candidate, scope);
        const ran = candidate === expression ? 'primary' : 'alternative';
        return { values, ran, language: candidate.language ?? '' };
      } catch (error) {
        first ??= (error as Error).message;
        if (!(error instanceof NotRunnable)) break;
      }
    }
    return { problem: first ?? 'there is no expression' };
  };
}

/** The alternatives are only looked for where the primary cannot be run. */
function* candidatesOf(expression: Expression): Generator<Expression> {
  yield expression;
  yield* alternativesOf(expression);
}
