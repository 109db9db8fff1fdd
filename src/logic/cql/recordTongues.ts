import type { RecordType } from '../fact.ts';
import { allergyTongue } from './allergyTongue.ts';
import { conditionTongue } from './conditionTongue.ts';
import { medicationRequestTongue, medicationStatementTongue } from './medicationTongues.ts';
import {
  coverageTongue,
  deviceTongue,
  draftOrderTongue,
  procedureTongue,
  serviceRequestTongue,
} from './otherTongues.ts';
import type { RecordTongue } from './recordTongue.ts';

/** How CQL reads each type of record. */
export const recordTongues: Readonly<Record<RecordType, RecordTongue>> = {
  AllergyIntolerance: allergyTongue,
  Condition: conditionTongue,
  Coverage: coverageTongue,
  Device: deviceTongue,
  DraftOrder: draftOrderTongue,
  MedicationRequest: medicationRequestTongue,
  MedicationStatement: medicationStatementTongue,
  Procedure: procedureTongue,
  ServiceRequest: serviceRequestTongue,
};
