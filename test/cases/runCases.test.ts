import type { PlanDefinitionAction } from 'fhir/r4.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import type { Built } from '../../src/build.ts';
import { type CaseFailure, caseFinding } from '../../src/cases/caseFailures.ts';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import { runCases } from '../../src/cases/runCases.ts';
import { buildDemonstration, demonstrationCases } from '../support/demonstration.ts';

let built: Built;
let cases: readonly PatientCase[];

beforeAll(async () => {
  built = await buildDemonstration();
  cases = await demonstrationCases(built.guideline);
}, 60_000);

/** The catalog with the actions of the plan changed by hand. */
function changed(change: (action: PlanDefinitionAction) => PlanDefinitionAction): Catalog {
  return new Catalog(
    built.pack.catalog.artifacts.map((artifact) =>
      artifact.resource.resourceType === 'PlanDefinition' && artifact.resource.id === 'may-carry'
        ? {
            ...artifact,
            resource: { ...artifact.resource, action: (artifact.resource.action ?? []).map(change) },
          }
        : artifact,
    ),
  );
}

function run(those: readonly PatientCase[], catalog = built.pack.catalog) {
  return runCases(those, built.guideline, catalog);
}

async function failuresOf(patient: PatientCase, catalog?: Catalog): Promise<readonly CaseFailure[]> {
  return (await run([patient], catalog)).flatMap(({ failures }) => failures);
}

function one(id: string): PatientCase {
  const found = cases.find((each) => each.id === id);
  if (!found) throw new Error(`the demonstration has no case ${id}`);
  return found;
}

describe('the cases of a guideline, run through $apply', () => {
  it('show the cards that they lead to, each of them in some case', async () => {
    const runs = await run(cases);
    expect(runs.flatMap(({ failures }) => failures)).toEqual([]);
    const shown = runs.flatMap(({ applied }) => applied.flatMap((each) => [...each.shown.keys()]));
    expect([...new Set(shown)].sort()).toEqual(['carries', 'is-asked', 'stays']);
    expect(
      runs.filter(({ contradicted }) => contradicted.length > 0).map(({ contradicted }) => contradicted),
    ).toEqual([['disc']]);
  });

  it('say what is not as they expect, with the evidence, the states and the line', async () => {
    const patient = one('nobody-knows');
    const place = { file: 'carriers.yaml', line: 3 };
    const wrong: PatientCase = {
      ...patient,
      expected: [{ criterion: 'flare', state: 'met', place }],
      outcomes: [{ set: 'verdict', outcome: 'stays', place }],
    };
    const failures = await failuresOf(wrong);
    expect(failures.map(({ code, subject, expected, found }) => [code, subject, expected, found])).toEqual([
      ['case-state', 'flare', 'met', 'unknown'],
      ['case-outcome', 'verdict', 'stays', 'is-asked'],
      ['case-cards', 'may-carry', 'stays', 'is-asked'],
    ]);
    expect(failures.map(caseFinding).map(({ message, place: at }) => `${at.line}: ${message}`)).toEqual([
      '3: "flare" is unknown for this patient, not met (no evidence, and no list read in full). Mend the case, or the criterion.',
      '3: Of "verdict" is-asked holds for this patient, not stays (stay-home unknown, fit unknown). Mend the case, or the outcomes.',
      `${patient.authored.line}: "may-carry" shows is-asked for this patient, not stays (fit unknown, stay-home unknown, sore-lately unknown). Mend the case, or the plan.`,
    ]);
  });

  it('notice a plan that lost a condition, although all criteria are as expected', async () => {
    const loose = changed(({ condition: _, ...action }) => action);
    const failures = await failuresOf(one('nobody-knows'), loose);
    expect(failures.map(({ code, found }) => [code, found])).toEqual([
      ['case-cards', 'carries and stays and is-asked'],
    ]);
  });

  it('tell of a condition that cannot be evaluated', async () => {
    const broken = changed((action) => ({
      ...action,
      condition: [
        { kind: 'applicability', expression: { language: 'text/fhirpath', expression: 'nowhere(' } },
      ],
    }));
    const failures = await failuresOf(one('nobody-knows'), broken);
    expect([...new Set(failures.map(({ code }) => code))].sort()).toEqual(['case-apply', 'case-cards']);
    expect(failures[0]?.why).toContain('nowhere(');
  });

  it('apply no plan but those that are wanted', async () => {
    const { guideline, pack } = built;
    const runs = await runCases([one('nobody-knows')], guideline, pack.catalog, () => false);
    expect(runs.flatMap(({ applied }) => applied)).toEqual([]);
  });
});
