import type { Extension, PlanDefinition, RequestGroup } from 'fhir/r4.js';
import { canonicalOf } from '../../artifact.ts';
import { applyActions } from './applyAction.ts';
import { pertainsToGoal, planGoal } from './planGoal.ts';
import type { PlanGroup, PlanRun } from './planRun.ts';
import { pruneRelated } from './pruneRelated.ts';

/** Extensions that are about the definition and mean nothing of what it came to. */
const ofDefinition = new Set([
  'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-knowledgeCapability',
  'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-knowledgeRepresentationLevel',
  'http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-effectiveDataRequirements',
]);
/** Others of that sort, which the reference engine keeps. */
const alsoOfDefinition = new Set([
  'http://hl7.org/fhir/StructureDefinition/cqf-knowledgeCapability',
  'http://hl7.org/fhir/StructureDefinition/cqf-knowledgeRepresentationLevel',
]);

/** Applies a plan: its goals and actions. https://hl7.org/fhir/R4/plandefinition-operation-apply.html */
export async function planGroup(plan: PlanDefinition, id: string, run: PlanRun): Promise<PlanGroup> {
  const { patient, encounter, practitioner } = run.parties;
  const goals = (plan.goal ?? []).map((goal, index) =>
    planGoal(
      goal,
      run.mode === 'cqf' ? String(index + 1) : run.ids.next('goal', goal.id ?? String(index + 1)),
      patient,
    ),
  );
  const applied = await applyActions(plan.action, '', { plan, group: `RequestGroup/${id}` }, run);
  const canonical = canonicalOf(plan);
  const extension: Extension[] = [
    ...(plan.extension ?? []).filter(
      ({ url }) => !ofDefinition.has(url) && (run.mode === 'cqf' || !alsoOfDefinition.has(url)),
    ),
    ...goals.map((goal) => ({ url: pertainsToGoal, valueReference: { reference: `Goal/${goal.id}` } })),
  ];
  const actions = run.mode === 'cpg' ? pruneRelated(applied.actions, run) : applied.actions;
  const group: RequestGroup = {
    resourceType: 'RequestGroup',
    id,
    ...(extension.length > 0 && { extension }),
    ...(canonical !== undefined && { instantiatesCanonical: [canonical] }),
    status: 'active',
    intent: 'proposal',
    subject: { reference: patient },
    ...(encounter !== undefined && { encounter: { reference: encounter } }),
    ...(practitioner !== undefined && { author: { reference: practitioner } }),
    ...(actions.length > 0 && { action: [...actions] }),
  };
  return {
    group,
    members: [...goals, ...applied.members],
    decision: { plan: canonical ?? `PlanDefinition/${plan.id}`, actions: applied.decisions },
  };
}
