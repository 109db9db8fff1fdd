/**
 * The form of several examples: it asks for pain, and for a score if there is any.
 * @param question what enables the score
 */
export function painForm(question = 'pain'): object {
  return {
    resourceType: 'Questionnaire',
    url: 'http://example.org/fhir/Questionnaire/pain',
    status: 'draft',
    item: [
      { linkId: 'pain', type: 'boolean' },
      {
        linkId: 'score',
        type: 'integer',
        enableWhen: [{ question, operator: '=', answerBoolean: true }],
      },
    ],
  };
}
