import { conceptOf } from '../evidenceVariable.ts';
import type { MakeActivity } from './activityElements.ts';

/** Something to do that is neither an order nor a message. */
export const task: MakeActivity = (guideline, _activity, ordered) => ({
  kind: 'Task',
  code: conceptOf(guideline, ordered),
});
