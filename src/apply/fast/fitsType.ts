import { isPrimitive, type Property, shapeOf } from '../../definitions/shape.ts';

const numbers = new Set(['decimal', 'integer', 'positiveInt', 'unsignedInt']);
const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether a JSON value is what R4 says of its type, as far as navigation and comparison can tell: lists where lists belong, strings,
 * numbers and Booleans in their places, dates of the calendar, no null and no twin of a primitive (`_status`). Strict rather than
 * exact, since a record that does not fit is only evaluated in full: instants, times, unknown elements and 29 February do not fit.
 */
export function fitsType(value: unknown, { shape, list }: Pick<Property, 'shape' | 'list'>): boolean {
  if (!list) return fits(value, shape);
  return Array.isArray(value) && value.every((one) => fits(one, shape));
}

function fits(value: unknown, shape: string): boolean {
  switch (typeof value) {
    case 'string':
      if (shape === 'date' || shape === 'dateTime') return isDay(value, shape);
      return isText(shape);
    case 'number':
      return numbers.has(shape) && Number.isFinite(value);
    case 'boolean':
      return shape === 'boolean';
    case 'object':
      return value !== null && !Array.isArray(value) && fitsObject(value, shape);
    default:
      return false;
  }
}

function fitsObject(value: object, shape: string): boolean {
  const properties = shapeOf(shape)?.properties;
  if (!properties || isPrimitive(shape) || '__path__' in value) return false;
  for (const key of Object.keys(value)) {
    if (key === 'extension') continue;
    const property = properties.get(key);
    if (!property || !fitsType((value as Record<string, unknown>)[key], property)) return false;
  }
  return true;
}

const texts = new Map<string, boolean>();

/** The primitives that are plain strings to an engine. */
function isText(shape: string): boolean {
  let known = texts.get(shape);
  if (known === undefined) {
    const other = numbers.has(shape) || ['boolean', 'instant', 'time', 'xhtml'].includes(shape);
    known = shape.startsWith('http://hl7.org/fhirpath/System.') || (isPrimitive(shape) && !other);
    texts.set(shape, known);
  }
  return known;
}

const written =
  /^[1-9]\d{3}(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)?)?)?)?$/;

function isDay(value: string, shape: 'date' | 'dateTime'): boolean {
  const found = written.exec(value);
  if (!found) return false;
  const [, month, day, time] = found;
  if (time !== undefined && shape === 'date') return false;
  return day === undefined || Number(day) <= (days[Number(month) - 1] as number);
}
