import type { PlanDefinition, RequestGroup } from 'fhir/r4.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/apply/plan/applyPlan.ts';
import type { Catalog } from '../../../src/artifact.ts';
import { type Built, build } from '../../../src/build.ts';
import { readCaseFiles } from '../../../src/cases/caseFiles.ts';
import type { PatientCase } from '../../../src/cases/patientCase.ts';
import { withPrimary } from '../../../src/package/withPrimary.ts';
import { packageRoot } from '../../../src/packageRoot.ts';

const shown = 'input/aspn-low-back-pain';
const folder = { path: `${packageRoot}${shown}`, shown };
let built: Built;
let patients: readonly PatientCase[];
let cqlFirst: Catalog;

beforeAll(async () => {
  built = (await build(folder, {}, () => undefined)) as Built;
  const cases = await readCaseFiles(folder, built.guideline, ({ message }) => {
    throw new Error(message);
  });
  patients = cases.filter(({ authored }) => authored.file.includes('/patients/'));
  cqlFirst = withPrimary(built.pack.catalog, 'cql');
});

async function cardsOf(patient: PatientCase, id: string, catalog: Catalog) {
  const plan = catalog.byReference(`PlanDefinition/${id}`)?.resource as PlanDefinition;
  const { records: data, subject, asOf, complete, draftOrders } = patient;
  return applyPlan({ plan, catalog, data, subject, asOf, complete, draftOrders }, 'bundle');
}

describe('$apply of the eligibility plan on realistic patients', () => {
  it('shows the card of the outcome that a clinician expects, and no other, wherever the plan speaks', async () => {
    const spoken = new Set<string>();
    for (const patient of patients) {
      const expected = patient.outcomes.find(({ set }) => set === 'idds')?.outcome;
      const { decision, issues } = await cardsOf(patient, 'idds-eligibility', built.pack.catalog);
      expect([patient.id, issues.filter(({ severity }) => severity === 'error')]).toEqual([patient.id, []]);
      const shown = decision.actions.filter(({ applicable }) => applicable).map(({ id }) => id);
      const speaks = patient.expected.find(({ criterion }) => criterion === 'idds-speak')?.state;
      if (speaks !== undefined && speaks !== 'met') expect([patient.id, shown]).toEqual([patient.id, []]);
      if (shown.length > 0 && expected !== undefined)
        expect([patient.id, shown]).toEqual([patient.id, [expected === 'out-of-scope' ? 'age' : expected]]);
      for (const id of shown) spoken.add(String(id));
    }
    expect([...spoken].sort()).toEqual([
      'age',
      'contraindicated',
      'criteria-not-met',
      'eligible',
      'needs-information',
    ]);
  }, 60_000);

  it('says with CQL first which unknowns matter, in the description', async () => {
    const patient = patients.find(({ outcomes }) => outcomes[0]?.outcome === 'needs-information');
    const { decision, result } = await cardsOf(patient as PatientCase, 'idds-eligibility', cqlFirst);
    const [card] = decision.actions.filter(({ applicable }) => applicable);
    const innermost = (actions: typeof decision.actions): readonly (string | undefined)[] =>
      actions.flatMap(({ applicable, title, actions: below }) =>
        !applicable ? [] : below.length > 0 ? innermost(below) : [title],
      );
    const group = result.entry?.find(({ resource }) => resource?.resourceType === 'RequestGroup')?.resource;
    const description = (group as RequestGroup | undefined)?.action?.[0]?.description;
    const named = innermost(card?.actions ?? []);
    expect(named.length).toBeGreaterThan(0);
    expect(description).toContain(`\n\nNot known: ${named.join('; ')}.\n\n`);
  }, 60_000);

  it('decides the same with CQL first, action by action', async () => {
    const some = patients.filter((_, index) => index % 11 === 3);
    expect(some.length).toBeGreaterThan(5);
    for (const patient of some)
      for (const id of ['idds-eligibility', 'idds-order-check']) {
        const applied = async (catalog: Catalog) => {
          const { decision, issues } = await cardsOf(patient, id, catalog);
          const flat = (actions: typeof decision.actions): string[] =>
            actions.flatMap((one) => [`${one.id} ${one.applicable}`, ...flat(one.actions)]);
          return [patient.id, issues.filter(({ severity }) => severity === 'error'), flat(decision.actions)];
        };
        expect(await applied(cqlFirst)).toEqual(await applied(built.pack.catalog));
      }
  }, 120_000);
});
