import { expect } from 'vitest';
import {
  type FhirpathEngine,
  fhirpathEngine,
  plainFhirpathEngine,
} from '../../../src/apply/fhirpathEngine.ts';

type Variables = Readonly<Record<string, unknown>>;

/** The engine, and fhirpath.js alone. */
export interface Engines {
  readonly fast: FhirpathEngine;
  readonly plain: FhirpathEngine;
}

/** Both engines on one day. */
export async function engines(options: Parameters<typeof fhirpathEngine>[0]): Promise<Engines> {
  return { fast: await fhirpathEngine(options), plain: await plainFhirpathEngine(options) };
}

/** The values of an expression, or the words in which it was refused. */
export function outcome(engine: FhirpathEngine, expression: string, input: object, variables: Variables) {
  try {
    return { values: JSON.parse(JSON.stringify(engine(expression, input, variables))) as unknown };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

/** Expects both engines to say the same. */
export function expectSame(both: Engines, expression: string, input: object, variables: Variables): void {
  const said = outcome(both.fast, expression, input, variables);
  expect({ expression, ...said }).toEqual({
    expression,
    ...outcome(both.plain, expression, input, variables),
  });
}
