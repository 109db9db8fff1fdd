import type { FhirResource } from 'fhir/r4.js';

/**
 * Dates of a record without their zones, so that a date counts by the calendar day it is written in, whatever the zone of
 * the machine (docs/logic.md, Days). An effective instant, which cannot lack a zone, becomes a dateTime; other instants stay.
 */
export function normaliseDates(resource: FhirResource): FhirResource {
  const { effectiveInstant, ...elements } = resource as unknown as Record<string, unknown>;
  if (effectiveInstant !== undefined) elements.effectiveDateTime = effectiveInstant;
  for (const name in elements) if (name !== 'issued') elements[name] = withoutZone(elements[name]);
  return elements as unknown as FhirResource;
}

function withoutZone(value: unknown): unknown {
  if (typeof value === 'string') return zoned.test(value) ? value.replace(zoned, '$1') : value;
  if (typeof value !== 'object' || value === null || !('start' in value || 'end' in value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, end]) => [
      name,
      typeof end === 'string' ? end.replace(zoned, '$1') : end,
    ]),
  );
}

const zoned = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z|[+-]\d\d:\d\d)$/;
