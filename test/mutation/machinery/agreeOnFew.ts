import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordVariables } from '../../../src/apply/recordVariables.ts';
import type { Criterion } from '../../../src/logic/criterion.ts';
import { fhirpathRails } from '../../../src/logic/fhirpath.ts';
import type { Rails } from '../../../src/logic/rails.ts';
import { situation, typesRead } from '../../support/generate/situations.ts';
import { terms, validFor } from '../../support/generate/world.ts';
import type { Situation } from '../../support/interpret/chart.ts';
import { interpret } from '../../support/interpret/interpret.ts';
import { runCql } from '../../support/runCql.ts';
import { runFhirpath } from '../../support/runFhirpath.ts';
import { type KnownAgreement, keptAgreement } from './keptAgreement.ts';
import { neverInCql } from './testUnits.ts';

const size = { criteria: 12, patients: 50 };

/**
 * Stands in for `agreeOn` of the differential tests: the same criteria, on the first of the same patients. What two engines
 * disagree on here they disagree on there. Under a change only that is read again which the change can have touched: criteria
 * that are printed otherwise, patients of whom the driver makes something else.
 */
export function agreeOn(of: fc.Arbitrary<Criterion>, seeds: readonly number[]): void {
  it.each(seeds)('sample %i', async (seed) => {
    const known = keptAgreement.known.get(seed) ?? (await agreed(of, seed));
    keptAgreement.known.set(seed, known);
    if (keptAgreement.changed === undefined) return;
    await checkFhirpath(known);
    await checkCql(known);
  });
}

/** What the interpreter says, which no change touches; without any change the two languages must say the same. */
async function agreed(of: fc.Arbitrary<Criterion>, seed: number): Promise<KnownAgreement> {
  const criteria = fc.sample(of, { numRuns: size.criteria, seed });
  const patients = fc.sample(situation(typesRead(criteria)), { numRuns: size.patients, seed });
  const rails = patients.map((patient) => criteria.map((criterion) => interpret(criterion, patient, terms)));
  const known: KnownAgreement = { criteria, patients, printed: [], variables: [], rails };
  if (keptAgreement.changed !== undefined) return known;
  await checkFhirpath(known);
  await checkCql(known);
  return { ...known, printed: criteria.map(printedOf), variables: patients.map(variablesOf) };
}

async function checkFhirpath({
  criteria,
  patients,
  printed,
  variables,
  rails,
}: KnownAgreement): Promise<void> {
  const evaluating = keptAgreement.changed === 'src/apply/conditionEvaluator.ts';
  const changed = criteria.map((criterion, index) => evaluating || printedOf(criterion) !== printed[index]);
  const driven = keptAgreement.changed?.startsWith('src/apply/') ?? false;
  for (const [row, patient] of patients.entries()) {
    const other = driven && variablesOf(patient) !== variables[row];
    for (const [column, criterion] of criteria.entries())
      if (other || changed[column])
        expectSame(await runFhirpath(criterion, patient, terms), rails[row]?.[column]);
  }
}

async function checkCql({ criteria, patients, rails }: KnownAgreement): Promise<void> {
  const { changed } = keptAgreement;
  if (changed !== undefined && neverInCql.test(changed)) return;
  await runCql(criteria, patients.slice(0, 1), terms);
  if (changed?.startsWith('src/logic/') && keptAgreement.sameCql) return;
  for (const [from, to] of [
    [0, 10],
    [10, patients.length],
  ] as const)
    (await runCql(criteria, patients.slice(from, to), terms)).forEach((row, index) => {
      row.forEach((found, column) => {
        expectSame(found, rails[from + index]?.[column]);
      });
    });
}

function expectSame(found: Rails<boolean>, wanted: Rails<boolean> | undefined): void {
  expect([found.met, found.ruledOut]).toEqual([wanted?.met, wanted?.ruledOut]);
}

function printedOf(criterion: Criterion): string {
  return JSON.stringify(fhirpathRails(criterion, terms));
}

function variablesOf({ given, ...context }: Situation): string {
  return JSON.stringify(recordVariables(given, { ...context, validFor }, () => undefined));
}
