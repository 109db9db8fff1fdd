import type { ActivityDefinition, CodeableConcept, Extension, FhirResource, Reference } from 'fhir/r4.js';
import { canonicalOf } from '../../artifact.ts';
import type { ApplyMode } from './planRequest.ts';

/** Whom a request is about and who asks for it, as literal references. */
export interface Parties {
  readonly patient: string;
  readonly encounter?: string | undefined;
  readonly practitioner?: string | undefined;
  readonly organization?: string | undefined;
  /** Reference of the RequestGroup that the request is a part of. */
  readonly group: string;
}

/** A request in the making: typed loosely, since dynamic values may put anything anywhere. */
export type Made = Record<string, unknown> & { resourceType: string };

/** An activity that cannot become a request; the message says what it lacks. */
export class UnfitActivity extends Error {
  override readonly name = 'UnfitActivity';
}

type Maker = (activity: ActivityDefinition, parties: Parties, mode: ApplyMode) => Omit<Made, 'resourceType'>;

/** How each kind of activity is made, by resource type. Other kinds of R4 become a bare resource in `cqf`, and none in `cpg`. */
const makers: Readonly<Record<string, Maker>> = {
  ServiceRequest: (activity, parties, mode) => ({
    ...instantiates(activity),
    status: 'active',
    intent: intentOf(activity, mode, 'order'),
    ...priorityOf(activity, mode),
    ...optional('doNotPerform', activity.doNotPerform),
    ...coded('code', activity.code, activity),
    ...aboutPatient(parties),
    ...(mode === 'cpg' ? occurrenceOf(activity) : {}),
    ...requesterOf(parties),
    ...optional('bodySite', activity.bodySite),
    ...(mode === 'cpg' ? optional('quantityQuantity', activity.quantity) : {}),
  }),
  MedicationRequest: (activity, parties, mode) => ({
    ...instantiates(activity),
    status: 'active',
    intent: intentOf(activity, mode, 'order'),
    ...priorityOf(activity, mode),
    ...optional('doNotPerform', activity.doNotPerform),
    ...productOf('medication', activity),
    ...aboutPatient(parties),
    ...requesterOf(parties),
    ...optional('dosageInstruction', activity.dosage),
  }),
  CommunicationRequest: (activity, parties, mode) => ({
    status: 'active',
    ...priorityOf(activity, mode),
    ...optional('doNotPerform', activity.doNotPerform),
    ...aboutPatient(parties),
    ...(activity.code?.text === undefined ? {} : { payload: [{ contentString: activity.code.text }] }),
    ...requesterOf(parties),
  }),
  Task: (activity, parties, mode) => ({
    ...(activity.doNotPerform === true && { modifierExtension: [notToBeDone] }),
    ...optional('instantiatesCanonical', canonicalOf(activity)),
    basedOn: [{ reference: parties.group }],
    status: 'ready',
    intent: intentOf(activity, mode, 'proposal'),
    ...priorityOf(activity, mode),
    ...optional('code', activity.code),
    ...optional('description', activity.description),
    for: { reference: parties.patient },
    ...encounterOf(parties),
    ...requesterOf(parties),
  }),
  SupplyRequest: (activity, parties, mode) => ({
    status: 'active',
    ...priorityOf(activity, mode),
    ...coded('itemCodeableConcept', activity.code, activity),
    ...optional('quantity', activity.quantity),
    ...requesterOf(parties),
  }),
  ImmunizationRecommendation: (activity, { patient }) => ({
    patient: { reference: patient },
    recommendation: [{ ...vaccineOf(activity) }],
  }),
  Appointment: (_activity, { patient }) => ({
    status: 'proposed',
    participant: [{ actor: { reference: patient }, status: 'needs-action' }],
  }),
};

/**
 * The request that an activity becomes, before its dynamic values.
 * https://hl7.org/fhir/R4/activitydefinition-operation-apply.html
 * @throws UnfitActivity where the activity lacks what its kind demands
 */
export function activityRequest(
  activity: ActivityDefinition,
  id: string,
  parties: Parties,
  mode: ApplyMode,
): Made {
  const { kind = 'ServiceRequest', profile, extension } = activity;
  const maker = makers[kind];
  if (!maker && mode === 'cpg') throw new UnfitActivity(`nothing is made of activities of the kind ${kind}`);
  const { modifierExtension, ...rest } = maker ? maker(activity, parties, mode) : {};
  return {
    resourceType: kind,
    id,
    ...(profile !== undefined && { meta: { profile: [profile] } }),
    ...optional('extension', extension as Extension[] | undefined),
    ...optional('modifierExtension', modifierExtension),
    ...rest,
  } as Made & FhirResource;
}

const notToBeDone: Extension = {
  url: 'http://hl7.org/fhir/StructureDefinition/request-doNotPerform',
  valueBoolean: true,
};

function intentOf({ intent }: ActivityDefinition, mode: ApplyMode, otherwise: string): string {
  return mode === 'cpg' ? 'option' : (intent ?? otherwise);
}

function priorityOf({ priority }: ActivityDefinition, mode: ApplyMode) {
  return mode === 'cpg' ? optional('priority', priority) : {};
}

function instantiates(activity: ActivityDefinition) {
  const canonical = canonicalOf(activity);
  return canonical === undefined ? {} : { instantiatesCanonical: [canonical] };
}

function aboutPatient(parties: Parties) {
  return { subject: { reference: parties.patient }, ...encounterOf(parties) };
}

function encounterOf({ encounter }: Parties): { encounter?: Reference } {
  return encounter === undefined ? {} : { encounter: { reference: encounter } };
}

function requesterOf({ practitioner, organization }: Parties): { requester?: Reference } {
  const reference = practitioner ?? organization;
  return reference === undefined ? {} : { requester: { reference } };
}

function coded(name: string, code: CodeableConcept | undefined, { dynamicValue, kind }: ActivityDefinition) {
  if (code) return { [name]: code };
  if (dynamicValue && dynamicValue.length > 0) return {};
  throw new UnfitActivity(`an ActivityDefinition of the kind ${kind} needs a code`);
}

function productOf(stem: string, activity: ActivityDefinition) {
  const { productCodeableConcept, productReference, dynamicValue } = activity;
  if (productCodeableConcept) return { [`${stem}CodeableConcept`]: productCodeableConcept };
  if (productReference) return { [`${stem}Reference`]: productReference };
  if (dynamicValue && dynamicValue.length > 0) return {};
  throw new UnfitActivity(`an ActivityDefinition of the kind ${activity.kind} needs a product`);
}

function vaccineOf(activity: ActivityDefinition) {
  const { productCodeableConcept } = activity;
  if (!productCodeableConcept)
    throw new UnfitActivity('an ActivityDefinition of the kind ImmunizationRecommendation needs a product');
  return { vaccineCode: [productCodeableConcept] };
}

function occurrenceOf({ timingTiming, timingDateTime, timingPeriod }: ActivityDefinition) {
  return {
    ...optional('occurrenceTiming', timingTiming),
    ...optional('occurrenceDateTime', timingDateTime),
    ...optional('occurrencePeriod', timingPeriod),
  };
}

function optional<T>(name: string, value: T | undefined): Readonly<Record<string, T>> {
  return value === undefined ? {} : { [name]: value };
}
