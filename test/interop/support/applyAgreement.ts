import type { Bundle, PlanDefinition } from 'fhir/r4.js';
import { type AppliedPlan, applyPlan } from '../../../src/apply/plan/applyPlan.ts';
import type { Catalog } from '../../../src/artifact.ts';
import type { Primary } from '../../../src/package/withPrimary.ts';
import { sorted } from '../../apply/plan/support.ts';
import { type AppliedActions, ourActions } from './appliedActions.ts';
import { hookedPlans } from './applyContent.ts';
import type { ApplyEngine, EngineAnswer } from './applyEngine.ts';
import type { ApplySubject } from './applySubjects.ts';
import { engineQuestion } from './engineQuestion.ts';
import { PlanAgreement } from './planAgreement.ts';

/** The artifacts in one flavour, and the reference engine at work over them. */
export interface Flavour {
  readonly primary: Primary;
  readonly catalog: Catalog;
  readonly engine: ApplyEngine;
}

/** What the engine answered about each patient, by id of the patient and of the plan. */
export type Answers = ReadonlyMap<string, Readonly<Record<string, EngineAnswer>>>;

/** Asks about all patients, in their order; the engine works while others do. */
export async function answersOf(
  { primary, catalog, engine }: Flavour,
  patients: readonly ApplySubject[],
  more: { readonly stock?: boolean; readonly whole?: 'bundle' } = {},
): Promise<Answers> {
  const plans = hookedPlans(catalog).map(({ id = '' }) => id);
  const asked = patients.map(
    async (patient) =>
      [
        patient.id,
        await engine.ask({ ...engineQuestion(patient, plans, primary, catalog), ...more }),
      ] as const,
  );
  return new Map(await Promise.all(asked));
}

/** Compares what the engine answers about patients with what we say, which is worked out once for all flavours. */
export async function agreementsOf(
  flavours: readonly Flavour[],
  patients: readonly ApplySubject[],
): Promise<{ readonly agreements: readonly PlanAgreement[]; readonly answers: readonly Answers[] }> {
  const answering = flavours.map((flavour) => answersOf(flavour, patients));
  const ours = await ourAnswers(flavours[0]?.catalog as Catalog, patients);
  const answers = await Promise.all(answering);
  const agreements = flavours.flatMap(({ primary, catalog }, index) =>
    hookedPlans(catalog).map((plan) => {
      const agreement = new PlanAgreement(plan, primary);
      for (const { id } of patients) {
        const answer = answers[index]?.get(id)?.[plan.id ?? ''];
        agreement.add(id, ours.get(`${id} ${plan.id}`) as AppliedActions, answer as EngineAnswer);
      }
      return agreement;
    }),
  );
  return { agreements, answers };
}

async function ourAnswers(
  catalog: Catalog,
  patients: readonly ApplySubject[],
): Promise<ReadonlyMap<string, AppliedActions>> {
  const ours = new Map<string, AppliedActions>();
  for (const patient of patients) {
    for (const plan of hookedPlans(catalog)) {
      const { decision } = await ourResult(catalog, plan, patient);
      ours.set(`${patient.id} ${plan.id}`, ourActions(decision.actions));
    }
    // lets the engine's lines in, which it would wait to write
    await new Promise((resolve) => setImmediate(resolve));
  }
  return ours;
}

/** What we make of a plan and a patient, by the engine's rules. */
export function ourResult(
  catalog: Catalog,
  plan: PlanDefinition,
  { records, subject, today, complete, draftOrders }: ApplySubject,
): Promise<AppliedPlan<'bundle'>> {
  const asOf = `${today}T12:00:00Z`;
  return applyPlan(
    { plan, catalog, data: records, subject, asOf, complete, draftOrders, mode: 'cqf' },
    'bundle',
  );
}

/**
 * Compares whole results: of each plan one for each different set of outermost actions that apply. Gives them as pairs, ours and the
 * engine's, with their keys in order.
 */
export async function wholeResults(
  flavour: Flavour,
  patients: readonly ApplySubject[],
  answers: Answers,
): Promise<readonly { readonly name: string; readonly ours: unknown; readonly theirs: unknown }[]> {
  const pairs: { name: string; ours: unknown; theirs: unknown }[] = [];
  const known = new Set<string>();
  for (const patient of patients)
    for (const plan of hookedPlans(flavour.catalog)) {
      const outermost = answers.get(patient.id)?.[plan.id ?? '']?.actions.map(({ id }) => id);
      const name = `${plan.id}: ${outermost?.join(', ') || 'nothing'}`;
      if (known.size === known.add(name).size) continue;
      const { result } = await ourResult(flavour.catalog, plan, patient);
      const again = await answersOf(flavour, [patient], { whole: 'bundle' });
      const theirs = again.get(patient.id)?.[plan.id ?? '']?.result as Bundle;
      pairs.push({ name, ours: sorted(result), theirs: sorted(theirs) });
    }
  return pairs;
}
