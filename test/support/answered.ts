/** A questionnaire with these items and a response with those, as the resources of a rule's row. */
export function answered(items: object[], answers: object[], more: object = {}): object[] {
  const url = 'http://example.org/Questionnaire/form';
  return [
    {
      resourceType: 'QuestionnaireResponse',
      questionnaire: url,
      status: 'completed',
      item: answers,
      ...more,
    },
    { resourceType: 'Questionnaire', url, status: 'active', item: items },
  ];
}

/** An item of a response with its answers. */
export function answer(linkId: string, ...values: object[]): object {
  return { linkId, answer: values };
}

/** An extension of the core on a questionnaire's item. */
export function extended(name: string, value: object): { extension: object[] } {
  return { extension: [{ url: `http://hl7.org/fhir/StructureDefinition/${name}`, ...value }] };
}
