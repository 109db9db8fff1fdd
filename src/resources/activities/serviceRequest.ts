import { conceptOf } from '../evidenceVariable.ts';
import type { MakeActivity } from './activityElements.ts';

/** A procedure: its own code first, since few interventions have a public one. */
export const serviceRequest: MakeActivity = (guideline, _activity, ordered) => ({
  kind: 'ServiceRequest',
  code: conceptOf(guideline, ordered),
});
