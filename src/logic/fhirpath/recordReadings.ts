import type { RecordType } from '../fact.ts';
import { allergyIntolerance } from './allergyIntolerance.ts';
import { condition } from './condition.ts';
import { coverage } from './coverage.ts';
import { device } from './device.ts';
import { draftOrder } from './draftOrder.ts';
import { medicationRequest } from './medicationRequest.ts';
import { medicationStatement } from './medicationStatement.ts';
import { procedure } from './procedure.ts';
import type { RecordReading } from './recordReading.ts';
import { serviceRequest } from './serviceRequest.ts';

/** How each type is read. */
export const recordReadings: Readonly<Record<RecordType, RecordReading>> = {
  Condition: condition,
  MedicationRequest: medicationRequest,
  MedicationStatement: medicationStatement,
  Procedure: procedure,
  AllergyIntolerance: allergyIntolerance,
  Coverage: coverage,
  ServiceRequest: serviceRequest,
  Device: device,
  DraftOrder: draftOrder,
};
