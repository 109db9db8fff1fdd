import type { Bundle, FhirResource, PlanDefinition, RequestGroup } from 'fhir/r4.js';
import { applyPlan } from '../../../src/apply/plan/applyPlan.ts';
import type { Catalog } from '../../../src/artifact.ts';
import { type HookCard, hookCard } from '../../../src/cases/hooks/hookCard.ts';
import type { HookRequest } from '../../../src/cases/hooks/hookRequest.ts';

/** What a case says beside the call, as it is written into `expected.json`. */
export interface Beside {
  readonly asOf: string;
  readonly complete: readonly string[];
}

/**
 * The cards that `$apply` gives of a call alone: the prefetch is all the data, a list counts as read in full when it has no next page,
 * and the orders come from the context.
 */
export async function replayCall(
  { context, prefetch }: HookRequest,
  { asOf, complete }: Beside,
  plan: PlanDefinition,
  catalog: Catalog,
): Promise<readonly HookCard[]> {
  const lists = Object.values(prefetch).filter((one): one is Bundle => one.resourceType === 'Bundle');
  const whole = lists
    .filter(({ link = [] }) => !link.some(({ relation }) => relation === 'next'))
    .map(({ link = [] }) => /\/([A-Za-z]+)\?/.exec(link[0]?.url ?? '')?.[1] ?? '');
  const { result } = await applyPlan(
    {
      plan,
      catalog,
      data: Object.values(prefetch) as FhirResource[],
      subject: context.patientId,
      asOf,
      complete: [...whole, ...complete.filter((type) => type === 'DraftOrder')],
      draftOrders: (context.draftOrders?.entry ?? []).map(({ resource }) => resource as FhirResource),
    },
    'bundle',
  );
  const group = result.entry?.[0]?.resource as RequestGroup;
  return (group.action ?? []).map((action) => hookCard(action, plan));
}
