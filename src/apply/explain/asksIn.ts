import type { QuestionnaireItem } from 'fhir/r4.js';

/** Whether a question is among the items of a form, at any depth. */
export function asksIn(question: string, items: readonly QuestionnaireItem[] = []): boolean {
  return items.some(({ linkId, item }) => linkId === question || asksIn(question, item));
}
