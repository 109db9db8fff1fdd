import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle, PlanDefinition } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../src/apply/plan/applyPlan.ts';
import { catalogOf, resourcesIn, sorted } from '../apply/plan/support.ts';
import { checkout } from './support/checkout.ts';
import { printLoudly } from './support/outside.ts';

/** Cases that the reference engine's project wrote. They are not ours to copy, and lie beside the checkout where it is judged. */
const folder = join(checkout, '../shared/cases/apply');
const here = existsSync(folder);
if (!here)
  printLoudly(
    'SKIPPED: the reference engine’s own $apply cases are not beside this checkout (../shared/cases/apply)',
  );

const cases = [
  ['child-routine-visit', 'ChildRoutineVisit-PlanDefinition-1.0.0', 'ChildRoutine-Reportable'],
  ['anc-visit', 'AncVisit-PlanDefinition', 'TEST_PATIENT'],
] as const;

describe.skipIf(!here).each(cases)('the case %s of the reference engine', (name, id, subject) => {
  const file = (what: string) =>
    JSON.parse(readFileSync(join(folder, name, `${name.replaceAll('-', '_')}_${what}.json`), 'utf8'));

  it.each(['careplan', 'bundle'] as const)('comes out equal as a %s', async (form) => {
    const content = resourcesIn(file('plan_definition') as Bundle);
    const { result, issues } = await applyPlan(
      {
        plan: content.find((one) => one.id === id) as PlanDefinition,
        catalog: catalogOf(content),
        data: [file('patient')],
        subject,
        mode: 'cqf',
        asOf: '2026-11-25T12:00:00Z',
      },
      form,
    );
    expect(sorted(result)).toEqual(sorted(file(form)));
    expect(issues).toEqual([]);
  });
});
