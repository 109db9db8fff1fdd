import type { CarePlan, OperationOutcome, RequestGroup } from 'fhir/r4.js';

const messagesUrl = 'http://hl7.org/fhir/StructureDefinition/cqf-messages';

/** The resource with what went wrong contained in it, and an extension that points there. */
export function withMessages<T extends CarePlan | RequestGroup>(resource: T, outcome: OperationOutcome): T {
  const contained = [...(resource.contained ?? []), outcome];
  return { ...pointingTo(resource, outcome), contained };
}

/** The resource with the extension that points to what went wrong, which is contained in what contains it. */
export function pointingTo<T extends CarePlan | RequestGroup>(resource: T, { id }: OperationOutcome): T {
  const pointer = { url: messagesUrl, valueReference: { reference: `#${id}` } };
  return { ...resource, extension: [...(resource.extension ?? []), pointer] };
}
