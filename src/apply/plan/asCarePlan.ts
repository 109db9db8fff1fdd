import type { CarePlan, FhirResource, OperationOutcome, RequestGroup } from 'fhir/r4.js';
import { copyOf } from './copyOf.ts';
import { pertainsToGoal } from './planGoal.ts';
import type { ApplyMode } from './planRequest.ts';
import { isGroup, type Member, type PlanGroup } from './planRun.ts';
import { pointingTo, withMessages } from './withMessages.ts';

/**
 * The CarePlan form of R4: one activity that refers to the RequestGroup, with goals, requests and the groups of nested plans contained
 * beside it. What has the id of something contained already is not contained again. Issues are contained in the CarePlan.
 */
export function asCarePlan(
  { group, members }: PlanGroup,
  outcome: OperationOutcome | undefined,
  mode: ApplyMode,
): CarePlan {
  // The reference engine leaves the pointer in the group as well.
  const own = outcome && mode === 'cqf' ? pointingTo(group, outcome) : group;
  const all = [own, ...members.flatMap(resourcesOf)];
  const contained = all.filter((one, index) => index === all.findIndex(({ id }) => id === one.id));
  const ids = new Set(contained.flatMap(({ id }) => id ?? []));
  const { id, instantiatesCanonical, subject, encounter, author } = group;
  const goals = all.filter(({ resourceType }) => resourceType === 'Goal');
  const carePlan: CarePlan = {
    resourceType: 'CarePlan',
    id: id as string,
    contained: contained.map((resource) => inside(resource, ids, mode)),
    ...(instantiatesCanonical && { instantiatesCanonical }),
    status: 'active',
    intent: 'proposal',
    subject: subject as CarePlan['subject'],
    ...(encounter && { encounter }),
    ...(author && { author }),
    ...(goals.length > 0 && { goal: goals.map((goal) => ({ reference: `#${goal.id}` })) }),
    activity: [{ reference: { reference: `#${id}` } }],
  };
  return outcome ? withMessages(carePlan, outcome) : carePlan;
}

/** A plan stands before what belongs to it. */
function resourcesOf(member: Member): readonly FhirResource[] {
  return isGroup(member) ? [member.group, ...member.members.flatMap(resourcesOf)] : [member];
}

/**
 * A resource as it stands inside the CarePlan: references to what is contained become `#id`. The reference engine does so for what
 * actions refer to only, and takes the goals away, since the CarePlan names them.
 */
function inside(resource: FhirResource, ids: ReadonlySet<string>, mode: ApplyMode): FhirResource {
  const local = (reference: string) => {
    const id = reference.slice(reference.lastIndexOf('/') + 1);
    return ids.has(id) && /^(?:[A-Z]\w+\/)?[A-Za-z0-9.-]+$/.test(reference) ? `#${id}` : reference;
  };
  if (mode === 'cpg') return copyOf(resource, local);
  if (resource.resourceType !== 'RequestGroup') return resource;
  const { extension, action, ...rest } = resource;
  const kept = extension?.filter(({ url }) => url !== pertainsToGoal) ?? [];
  const localised = (actions: RequestGroup['action'] = []): NonNullable<RequestGroup['action']> =>
    actions.map((one) => ({
      ...one,
      ...(one.resource?.reference !== undefined && {
        resource: { reference: local(one.resource.reference) },
      }),
      ...(one.action && { action: localised(one.action) }),
    }));
  return {
    ...rest,
    ...(kept.length > 0 && { extension: kept }),
    ...(action && { action: localised(action) }),
  };
}
