import { shapeOf } from '../definitions/shape.ts';

/**
 * True for a resource that somebody publishes for others to use (`PlanDefinition`, `ValueSet`, `Questionnaire`). There a doubtful code is
 * a slip of its author. In the record of a patient it is what a server took and holds, and the official validators let it stand.
 * https://hl7.org/fhir/R4/metadatatypes.html
 */
export function isDefinition({ resourceType }: { readonly resourceType: string }): boolean {
  return shapeOf(resourceType)?.properties.has('publisher') ?? false;
}
