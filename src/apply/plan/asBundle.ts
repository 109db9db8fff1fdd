import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4.js';
import { isGroup, type Member, type PlanGroup } from './planRun.ts';
import { withMessages } from './withMessages.ts';

/** The Bundle form: the RequestGroup, then goals and requests as entries of their own. Issues are contained in the RequestGroup. */
export function asBundle({ group, members }: PlanGroup, outcome: OperationOutcome | undefined): Bundle {
  const first: FhirResource = outcome ? withMessages(group, outcome) : group;
  return {
    resourceType: 'Bundle',
    id: group.id as string,
    type: 'collection',
    entry: [first, ...members.flatMap(resourcesOf)].map((resource) => ({ resource })),
  };
}

/** What belongs to a plan stands before it. */
function resourcesOf(member: Member): readonly FhirResource[] {
  return isGroup(member) ? [...member.members.flatMap(resourcesOf), member.group] : [member];
}
