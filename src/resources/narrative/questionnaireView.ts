import type { Questionnaire } from 'fhir/r4.js';

/** The questions by section, each with the statement beside it. */
export function questionnaireView({ item: sections = [] }: Questionnaire) {
  return {
    sections: sections.map(({ text = '', item: questions = [] }) => ({
      heading: text,
      questions: questions.map((question) => ({
        text: question.text ?? '',
        beside: question.item?.[0]?.text ?? '',
      })),
    })),
  };
}
