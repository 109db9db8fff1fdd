import fc from 'fast-check';
import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordVariables } from '../../../src/apply/recordVariables.ts';
import { type Built, build } from '../../../src/build.ts';
import { readCaseFiles } from '../../../src/cases/caseFiles.ts';
import { packageRoot } from '../../../src/packageRoot.ts';
import { guidelineSituation } from '../../support/generate/guidelineSituations.ts';
import { engines, expectSame } from './engines.ts';

const shown = 'input/aspn-low-back-pain';
const folder = { path: `${packageRoot}${shown}`, shown };
let built: Built;
let expressions: readonly string[];

beforeAll(async () => {
  built = (await build(folder, {}, () => undefined)) as Built;
  const below = (actions: readonly PlanDefinitionAction[] = []): string[] =>
    actions.flatMap(({ condition = [], action }) => [
      ...condition.flatMap(({ expression }) => expression?.expression ?? []),
      ...below(action),
    ]);
  const plans = built.pack.catalog.ofType('PlanDefinition');
  expressions = [...new Set(plans.flatMap(({ resource }) => below((resource as PlanDefinition).action)))];
}, 60_000);

describe('every condition of the shipped plans comes to what fhirpath.js makes of it', () => {
  it('on generated patients', { timeout: 120_000 }, async () => {
    expect(expressions.length).toBeGreaterThan(250);
    const patients = fc.sample(guidelineSituation(built.guideline), { numRuns: 12, seed: 20261125 });
    for (const { given, forms = {}, ...context } of patients) {
      const both = await engines({ today: context.today });
      const questionnaire = [...new Set(Object.values(forms))];
      const variables = recordVariables(given, { ...context, questionnaire }, () => undefined);
      for (const expression of expressions) expectSame(both, expression, {}, variables);
    }
  });

  it('on the realistic patients, one after the other in one engine', { timeout: 300_000 }, async () => {
    const cases = await readCaseFiles(folder, built.guideline, ({ message }) => {
      throw new Error(message);
    });
    const patients = cases.filter(({ authored }) => authored.file.includes('/patients/'));
    expect(patients.length).toBeGreaterThan(50);
    for (const today of new Set(patients.map(({ asOf }) => asOf.slice(0, 10)))) {
      const both = await engines({ today });
      for (const { asOf, records, subject, complete, draftOrders } of patients) {
        if (!asOf.startsWith(today)) continue;
        const context = { subject, today, complete, draftOrders };
        const variables = recordVariables(records, context, () => undefined);
        for (const expression of expressions) expectSame(both, expression, {}, variables);
      }
    }
  });
});
