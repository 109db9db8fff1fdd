import { conceptOf } from '../evidenceVariable.ts';
import type { MakeActivity } from './activityElements.ts';

/** Something to say: engines send `code.text` as the message. */
export const communicationRequest: MakeActivity = (guideline, { message }, ordered) => {
  const concept = conceptOf(guideline, ordered);
  return { kind: 'CommunicationRequest', code: { ...concept, text: message ?? ordered.title } };
};
