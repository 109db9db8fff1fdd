/** What a value of CQL may be; each kind says so of itself. */
interface CqlValue {
  readonly isCode?: boolean;
  readonly isConcept?: boolean;
  readonly isQuantity?: boolean;
  readonly isRatio?: boolean;
  readonly isInterval?: boolean;
  readonly isValueSet?: boolean;
  readonly isDate?: boolean;
  readonly isDateTime?: boolean;
  readonly [element: string]: unknown;
}

type Json = Record<string, unknown>;

const ucum = 'http://unitsofmeasure.org';

/**
 * A value of CQL as FHIR JSON: Code → Coding, Concept → CodeableConcept, Interval → Period or Range, Quantity, Ratio and dates as FHIR
 * writes them, tuples as objects, FHIR types as the JSON that they were read from. Undefined for null.
 */
export function fhirValue(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.flatMap((one) => fhirValue(one) ?? []);
  if (typeof value !== 'object') return value;
  const one = value as CqlValue;
  if (typeof one.getTypeInfo === 'function') return ofRecord(one);
  if (one.isDateTime || one.isDate) return written(one);
  if (one.isCode)
    return kept({ system: one.system, version: one.version, code: one.code, display: one.display });
  if (one.isConcept) return kept({ coding: fhirValue(one.codes), text: one.display });
  if (one.isQuantity)
    return kept({
      value: one.value,
      unit: one.unit,
      ...(one.unit != null && { system: ucum, code: one.unit }),
    });
  if (one.isRatio)
    return kept({ numerator: fhirValue(one.numerator), denominator: fhirValue(one.denominator) });
  if (one.isInterval) return ofInterval(one);
  if (one.isValueSet) return one.version == null ? one.id : `${one.id}|${one.version}`;
  return ofTuple(one);
}

/** What cql-exec-fhir wraps: the JSON itself, and of a primitive its value. */
function ofRecord(record: CqlValue): unknown {
  const { _json: json } = record as { _json?: unknown };
  const { findElement } = (record.getTypeInfo as () => TypeInfo)();
  const element = findElement.call((record.getTypeInfo as () => TypeInfo)(), 'value');
  const isPrimitive = element?.typeSpecifier?.namespace === 'System';
  return isPrimitive ? (json as { value?: unknown } | undefined)?.value : json;
}

interface TypeInfo {
  findElement(name: string): { readonly typeSpecifier?: { readonly namespace?: string } } | undefined;
}

/** A dateTime has minutes and seconds wherever it has hours, so what has fewer is written to the day. */
function written(one: CqlValue): string {
  const text = String(one);
  return one.isDateTime && one.hour != null && one.second == null && one.year !== 0
    ? text.slice(0, 10)
    : text;
}

/** Both ends of a Period and a Range are part of it; an end that is not there has none. */
function ofInterval(interval: CqlValue): Json {
  const closed =
    interval.low != null || interval.high != null ? (interval.toClosed as () => CqlValue)() : interval;
  const low = interval.low == null ? undefined : fhirValue(closed.low);
  const high = interval.high == null ? undefined : fhirValue(closed.high);
  const isTime = [low, high].some((end) => typeof end === 'string');
  if (isTime) return kept({ start: low, end: high });
  const quantity = (end: unknown) => (typeof end === 'number' ? { value: end } : end);
  return kept({ low: quantity(low), high: quantity(high) });
}

/** A tuple, or a FHIR type that was written out in CQL: there each primitive is an object with a value. */
function ofTuple(tuple: CqlValue): unknown {
  const made = kept(
    Object.fromEntries(Object.entries(tuple).map(([name, inner]) => [name, fhirValue(inner)])),
  );
  const names = Object.keys(made);
  return names.length === 1 && names[0] === 'value' && typeof made.value !== 'object' ? made.value : made;
}

function kept(elements: Json): Json {
  return Object.fromEntries(
    Object.entries(elements).filter(([, value]) => value !== undefined && value !== null),
  );
}
