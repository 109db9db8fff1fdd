/** Elements that hold what a record is of, as CodeableConcepts. */
export const codedElements = ['code', 'codeCodeableConcept', 'medicationCodeableConcept', 'type'] as const;
