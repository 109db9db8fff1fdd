import type { Bundle, FhirResource, Patient } from 'fhir/r4.js';
import type { EligibilityPlan, Hook } from '../../knowledge/eligibility.ts';
import type { Guideline } from '../../knowledge/guideline.ts';
import { planTypes } from '../../resources/dataRequirementsLibrary.ts';
import { listVariable } from '../../resources/listVariable.ts';
import { caseEntry } from '../caseEntry.ts';
import type { PatientCase } from '../patientCase.ts';
import { nameUuid } from './nameUuid.ts';
import { prefetchList } from './prefetchList.ts';

/** The body of a call of a CDS Hooks service, version 2.0. https://cds-hooks.hl7.org/2.0/#http-request_1 */
export interface HookRequest {
  readonly hook: Hook;
  readonly hookInstance: string;
  readonly context: HookContext;
  /** By the names of the list variables; of the patient, who is one, the Patient. */
  readonly prefetch: Readonly<Record<string, Bundle | Patient>>;
}

/** What the hooks that plans may name tell. The order hooks tell the orders, and order-select which of them were just chosen. */
export interface HookContext {
  readonly userId: string;
  readonly patientId: string;
  readonly draftOrders?: Bundle;
  readonly selections?: readonly string[];
}

/** Whether the hook can be called for a case: somebody who selects has selected something. */
export function canCall(hook: Hook, { draftOrders }: Pick<PatientCase, 'draftOrders'>): boolean {
  return hook !== 'order-select' || draftOrders.length > 0;
}

/**
 * The call that a client makes for the patient of a case, with all that the plan reads as prefetch, so that nothing has to be
 * fetched. It is the same on any day: the call is named after the case.
 */
export function hookRequest(
  patient: PatientCase,
  plan: EligibilityPlan,
  hook: Hook,
  guideline: Guideline,
): HookRequest {
  const person = patient.records.find(({ resourceType }) => resourceType === 'Patient') as Patient;
  const prefetch = planTypes(guideline, plan).map(
    (type) => [listVariable[type], type === 'Patient' ? person : prefetchList(type, patient)] as const,
  );
  return {
    hook,
    hookInstance: nameUuid(`${guideline.identity.canonical}/cases/${patient.id}/${plan.id}/${hook}`),
    context: {
      userId: 'Practitioner/example',
      patientId: patient.subject,
      ...(hook !== 'patient-view' && { draftOrders: drafts(patient.draftOrders) }),
      ...(hook === 'order-select' && { selections: patient.draftOrders.map(referenceTo) }),
    },
    prefetch: Object.fromEntries(prefetch),
  };
}

function drafts(orders: readonly FhirResource[]): Bundle {
  const entry = orders.map(caseEntry);
  return { resourceType: 'Bundle', type: 'collection', ...(entry.length > 0 && { entry }) };
}

function referenceTo({ resourceType, id }: FhirResource): string {
  return `${resourceType}/${id}`;
}
