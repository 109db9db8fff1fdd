import fc from 'fast-check';
import type { Criterion } from '../../src/logic/criterion.ts';
import type { Rails } from '../../src/logic/rails.ts';
import { truth } from './engines.ts';
import { situation, typesRead } from './generate/situations.ts';
import { terms } from './generate/world.ts';
import type { Situation } from './interpret/chart.ts';
import { interpret } from './interpret/interpret.ts';
import { runCql } from './runCql.ts';
import { runFhirpath } from './runFhirpath.ts';

/** What the engines said of many criteria and patients. */
export interface Agreement {
  /** Each with everything that is needed to see it again. */
  readonly disagreements: readonly object[];
  /** How often each value came out. */
  readonly values: Readonly<Record<'met' | 'ruled-out' | 'unknown', number>>;
}

/**
 * Generates criteria of a kind and patients for them, the same ones for the same seed, and compares both rails: the
 * interpreter on the raw records, the printed FHIRPath over the driver's variables, and the compiled CQL.
 */
export async function agreement(
  of: fc.Arbitrary<Criterion>,
  size: { readonly criteria: number; readonly patients: number; readonly seed: number },
): Promise<Agreement> {
  const criteria = fc.sample(of, { numRuns: size.criteria, seed: size.seed });
  const patients = fc.sample(situation(typesRead(criteria)), { numRuns: size.patients, seed: size.seed });
  const cql = await runCql(criteria, patients, terms);
  const disagreements: object[] = [];
  const values = { met: 0, 'ruled-out': 0, unknown: 0 };
  for (const [row, patient] of patients.entries())
    for (const [column, criterion] of criteria.entries()) {
      const said = {
        interpreter: interpret(criterion, patient, terms),
        fhirpath: await runFhirpath(criterion, patient, terms),
        cql: cql[row]?.[column] as Rails<boolean>,
      };
      values[truth(said.interpreter)]++;
      if (differ(Object.values(said))) disagreements.push({ said, criterion, patient });
    }
  return { disagreements, values };
}

function differ([first, ...others]: readonly Rails<boolean>[]): boolean {
  return others.some((other) => other.met !== first?.met || other.ruledOut !== first.ruledOut);
}

/** A disagreement as one line that can be read, and the situation as it was. */
export function inWords(disagreements: readonly object[]): string[] {
  return disagreements.slice(0, 3).map((each) => JSON.stringify(each as { patient: Situation }));
}
