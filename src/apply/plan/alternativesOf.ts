import type { Expression } from 'fhir/r4.js';

const alternativeUrl = 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression';

/** The expressions that say the same in other languages. */
export function alternativesOf({ extension = [] }: Expression): readonly Expression[] {
  return extension.flatMap(({ url, valueExpression }) =>
    url === alternativeUrl && valueExpression ? [valueExpression] : [],
  );
}
