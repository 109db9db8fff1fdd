import type { RecordType } from '../../../src/logic/fact.ts';
import { type Day, type Days, daysOf, earlier } from './calendar.ts';
import type { Code } from './codes.ts';
import { codingsOf, type Json, textOf, under } from './json.ts';

/** What the statuses of a record make of it: evidence, a reason to ask, or nothing. */
export type Standing = 'definite' | 'counted' | 'never';

/** The standing of a record by its statuses alone, without its codes and its dates. */
export function standingOf(record: Json, type: RecordType, today: Day): Standing {
  const status = textOf(record, 'status');
  switch (type) {
    case 'Condition': {
      const standing = diagnosisStanding(record, 'condition-ver-status', 'condition-clinical');
      if (!hasAbated(record)) return standing;
      return standing !== 'never' && willAbate(record, today) ? 'counted' : 'never';
    }
    case 'AllergyIntolerance':
      return diagnosisStanding(record, 'allergyintolerance-verification', 'allergyintolerance-clinical');
    case 'MedicationRequest': {
      if (record.doNotPerform === true || among(status, 'cancelled', 'entered-in-error')) return 'never';
      const intent = textOf(record, 'intent');
      const ordered = among(
        intent,
        'order',
        'original-order',
        'reflex-order',
        'filler-order',
        'instance-order',
      );
      if (intent !== undefined && !ordered) return 'never';
      if (status === 'active' && ordered) return 'definite';
      return lately(whenOf(record), today) ? 'counted' : 'never';
    }
    case 'MedicationStatement':
      if (among(status, 'entered-in-error', 'not-taken')) return 'never';
      if (status === 'active') return 'definite';
      return isOver(record, today) ? 'never' : 'counted';
    case 'Procedure':
      return status === 'completed' ? 'definite' : status === 'in-progress' ? 'counted' : 'never';
    case 'Coverage':
      return status === 'active' ? periodStanding(record, today) : 'never';
    case 'ServiceRequest':
      if (record.doNotPerform === true) return 'never';
      if (among(status, 'active', 'draft', 'completed')) return 'definite';
      return status === 'on-hold' ? 'counted' : 'never';
    case 'Device':
      return status === undefined || status === 'active' ? 'definite' : 'never';
    case 'DraftOrder':
      return record.doNotPerform === true ? 'never' : 'definite';
  }
}

function among(value: string | undefined, ...wanted: readonly string[]): boolean {
  return value !== undefined && wanted.includes(value);
}

function hasAbated(condition: Json): boolean {
  return ['DateTime', 'Age', 'Period', 'Range', 'String'].some((kind) => `abatement${kind}` in condition);
}

/** An end that is still to come. */
function willAbate(condition: Json, today: Day): boolean {
  const end =
    textOf(condition, 'abatementDateTime') ??
    textOf(condition, 'abatementPeriod', 'start') ??
    textOf(condition, 'abatementPeriod', 'end');
  return end !== undefined && daysOf(end).first > today;
}

function diagnosisStanding(record: Json, verification: string, clinical: string): Standing {
  const groups = [
    statusOf(record, 'verificationStatus', verification, {
      definite: ['confirmed'],
      counted: ['unconfirmed', 'provisional', 'differential'],
      never: ['refuted', 'entered-in-error'],
    }),
    statusOf(record, 'clinicalStatus', clinical, {
      definite: ['active', 'recurrence', 'relapse'],
      counted: [],
      never: ['inactive', 'remission', 'resolved'],
    }),
  ];
  if (groups.includes('never')) return 'never';
  return groups.includes('counted') ? 'counted' : 'definite';
}

/** Missing is as good as definite; there without a known code, or with codes that contradict each other, is a reason to ask. */
function statusOf(
  record: Json,
  element: string,
  system: string,
  codes: Readonly<Record<Standing, readonly string[]>>,
): Standing {
  if (!(element in record)) return 'definite';
  const given = codingsOf(record[element]).filter(
    (coding) => coding.system === `http://terminology.hl7.org/CodeSystem/${system}`,
  );
  const found = (['definite', 'counted', 'never'] as const).filter((standing) =>
    given.some(({ code }) => codes[standing].includes(code)),
  );
  return found.length === 1 ? (found[0] as Standing) : 'counted';
}

/** True where the clinical status of a Condition is there and says that it is going on. */
export function isGoingOn(condition: Json): boolean {
  return codingsOf(condition.clinicalStatus).length > 0;
}

/** A statement that ended more than twelve months ago for certain. */
function isOver(statement: Json, today: Day): boolean {
  if (under(statement, 'effectivePeriod') === undefined) return !lately(whenOf(statement), today);
  const end = textOf(statement, 'effectivePeriod', 'end');
  return end !== undefined && daysOf(end).last < earlier(today, { count: 12, unit: 'month' });
}

function lately(date: Days | undefined, today: Day): boolean {
  if (!date) return true;
  return date.last >= earlier(today, { count: 12, unit: 'month' }) && date.first <= today;
}

function periodStanding(record: Json, today: Day): Standing {
  const [start, end] = ['start', 'end'].map((name) => textOf(record, 'period', name)) as (
    | string
    | undefined
  )[];
  const from = start === undefined ? undefined : daysOf(start);
  const to = end === undefined ? undefined : daysOf(end);
  if ((from && from.first > today) || (to && to.last < today)) return 'never';
  return (!from || from.last <= today) && (!to || to.first >= today) ? 'definite' : 'counted';
}

/** The one date that says when a record was; undefined where nothing does. */
export function whenOf(record: Json): Days | undefined {
  const start = (name: string) => textOf(record, name, 'start');
  const written = {
    Condition: textOf(record, 'onsetDateTime') ?? start('onsetPeriod') ?? textOf(record, 'recordedDate'),
    AllergyIntolerance:
      textOf(record, 'onsetDateTime') ?? start('onsetPeriod') ?? textOf(record, 'recordedDate'),
    Procedure: textOf(record, 'performedDateTime') ?? start('performedPeriod'),
    MedicationRequest: textOf(record, 'authoredOn'),
    MedicationStatement:
      textOf(record, 'effectiveDateTime') ?? start('effectivePeriod') ?? textOf(record, 'dateAsserted'),
    Observation:
      textOf(record, 'effectiveDateTime') ?? textOf(record, 'effectiveInstant') ?? start('effectivePeriod'),
    ServiceRequest: textOf(record, 'authoredOn'),
  }[String(record.resourceType)];
  return written === undefined ? undefined : daysOf(written);
}

/** The dates on which a record was recorded or on which what it records began. */
export function beginnings(record: Json): readonly Days[] {
  if (record.resourceType !== 'Condition') {
    const date = whenOf(record);
    return date ? [date] : [];
  }
  return [
    textOf(record, 'onsetDateTime'),
    textOf(record, 'onsetPeriod', 'start'),
    textOf(record, 'recordedDate'),
  ]
    .filter((date) => date !== undefined)
    .map(daysOf);
}

/** The codes of a record. */
export function codesOf(record: Json, type: RecordType): readonly Code[] {
  switch (type) {
    case 'MedicationRequest':
    case 'MedicationStatement':
      return codingsOf(record.medicationCodeableConcept);
    case 'Device':
      return codingsOf(record.type);
    case 'DraftOrder':
      return [record.code, record.codeCodeableConcept, record.medicationCodeableConcept].flatMap(codingsOf);
    case 'Coverage':
      return [];
    default:
      return codingsOf(record.code);
  }
}

/** The number of a score and its unit, where it has one that means what it says. */
export function quantityOf(observation: Json): { value: number; unit: string } | undefined {
  const quantity = under(observation, 'valueQuantity');
  if (!quantity || typeof quantity.value !== 'number' || quantity.comparator !== undefined) return undefined;
  const system = textOf(quantity, 'system');
  if (system !== undefined && system !== 'http://unitsofmeasure.org') return undefined;
  const unit = textOf(quantity, 'code');
  return unit === undefined ? undefined : { value: quantity.value, unit };
}
