/** The list variables of conditions with the types that an engine gives them. */
const variables: readonly (readonly [string, string])[] = [
  ['%subject', 'FHIR.Patient'],
  ['%conditions', 'List<FHIR.Condition>'],
  ['%observations', 'List<FHIR.Observation>'],
  ['%medicationRequests', 'List<FHIR.MedicationRequest>'],
  ['%medicationStatements', 'List<FHIR.MedicationStatement>'],
  ['%procedures', 'List<FHIR.Procedure>'],
  ['%allergies', 'List<FHIR.AllergyIntolerance>'],
  ['%coverages', 'List<FHIR.Coverage>'],
  ['%serviceRequests', 'List<FHIR.ServiceRequest>'],
  ['%devices', 'List<FHIR.Device>'],
  ['%responses', 'List<FHIR.QuestionnaireResponse>'],
  ['%draftOrders', 'List<FHIR.Resource>'],
  ['%complete', 'List<System.String>'],
  ['%yes', 'List<System.String>'],
  ['%no', 'List<System.String>'],
];

const head = [
  "library expression version '1.0.0'",
  "using FHIR version '4.0.1'",
  "include FHIRHelpers version '4.0.1' called FHIRHelpers",
  ...variables.map(([name, type]) => `parameter "${name}" ${type}`),
  'context Patient',
];

/** What an expression is compiled with: a proof holds for this and no other. */
export const wrapperHead = head.join('\n');

/** Expressions as HAPI reads FHIRPath: each pasted into a CQL library, here all into one. */
export interface Wrapped {
  readonly text: string;
  /** The expression that a line of the text belongs to. */
  readonly at: (line: number) => number | undefined;
}

/**
 * Wraps FHIRPath expressions into the CQL library that HAPI makes of each, with a check that each is a Boolean: any other type
 * is silently "not applicable" there.
 */
export function hapiWrapper(expressions: readonly string[]): Wrapped {
  const lines = [...head];
  const starts: number[] = [];
  for (const [index, expression] of expressions.entries()) {
    starts.push(lines.length + 1);
    lines.push(`define "return ${index}":`, ...`(${expression}) = true`.split('\n'));
  }
  return {
    text: `${lines.join('\n')}\n`,
    at: (line) => {
      const index = starts.findLastIndex((start) => start <= line);
      return index < 0 ? undefined : index;
    },
  };
}
