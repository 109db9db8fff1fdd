import type { Goal, GoalTarget, PlanDefinitionGoal } from 'fhir/r4.js';

/** The extension of a RequestGroup that names a goal it serves. */
export const pertainsToGoal = 'http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal';

/** The proposed Goal that a goal of a plan becomes. https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.goal */
export function planGoal(goal: PlanDefinitionGoal, id: string, patient: string): Goal {
  const { category, description, priority, start, target } = goal;
  return {
    resourceType: 'Goal',
    id,
    lifecycleStatus: 'proposed',
    ...(category && { category: [category] }),
    ...(priority && { priority }),
    ...(description && { description }),
    subject: { reference: patient },
    ...(start && { startCodeableConcept: start }),
    ...(target && { target: target.map(goalTarget) }),
  } as Goal;
}

function goalTarget({ due, ...rest }: NonNullable<PlanDefinitionGoal['target']>[number]): GoalTarget {
  return { ...rest, ...(due && { dueDuration: due }) };
}
