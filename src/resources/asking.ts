import type { Guideline } from '../knowledge/guideline.ts';

/** The form that asks a question: that of the guideline that names it, else the one about what is being considered. */
export function asking({ questionnaires }: Guideline, id: string): { slug: string; title: string } {
  const form = questionnaires.find(({ groups }) =>
    groups.some(({ questions }) => questions.some((question) => question.id === id)),
  );
  return form
    ? { slug: form.id, title: form.title }
    : { slug: 'considering', title: 'What is being considered' };
}
