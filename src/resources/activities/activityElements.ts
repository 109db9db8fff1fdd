import type { ActivityDefinition } from 'fhir/r4.js';
import type { Activity } from '../../knowledge/activity.ts';
import type { Guideline } from '../../knowledge/guideline.ts';
import type { Variable } from '../../knowledge/recommendation.ts';

/** What a kind of activity puts into its ActivityDefinition. */
export type ActivityElements = Pick<ActivityDefinition, 'kind' | 'code' | 'productCodeableConcept'>;

/** Makes the elements of one kind from what is ordered; never a dose. */
export type MakeActivity = (guideline: Guideline, activity: Activity, ordered: Variable) => ActivityElements;
