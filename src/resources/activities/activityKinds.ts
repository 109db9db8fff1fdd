import type { Activity } from '../../knowledge/activity.ts';
import type { MakeActivity } from './activityElements.ts';
import { communicationRequest } from './communicationRequest.ts';
import { medicationRequest } from './medicationRequest.ts';
import { serviceRequest } from './serviceRequest.ts';
import { task } from './task.ts';

/** The kinds of activities; to add one is a file and its line here. */
export const activityKinds: Readonly<Record<Activity['kind'], MakeActivity>> = {
  ServiceRequest: serviceRequest,
  MedicationRequest: medicationRequest,
  CommunicationRequest: communicationRequest,
  Task: task,
};
