import { type Shape, shapeOf } from '../definitions/shape.ts';
import type { StructureCode } from './catalogue/structureFaults.ts';
import { closest } from './closest.ts';
import type { Located } from './locate.ts';
import type { StructureError } from './structureChecks.ts';

/** A finding without its place. */
export interface StructureWords {
  readonly code: StructureCode;
  readonly message: string;
}

/** What ajv found about a value, in words, with the code of the kind of defect. */
export function structureWords(error: StructureError, at: Located): StructureWords {
  if (at.value === null) return nullValue;
  const words = explanations[error.keyword];
  if (!words) throw new Error(`the structure gate has no words for ${error.keyword}`);
  return words(at, error.params);
}

const nullValue: StructureWords = {
  code: 'structure-null',
  message: '`null` is no value in FHIR: leave the element out.',
};

const explanations: Readonly<
  Record<string, (at: Located, params: StructureError['params']) => StructureWords>
> = {
  ...Object.fromEntries(
    ['pattern', 'base64', 'minLength', 'maxLength', 'minimum', 'maximum'].map((keyword) => [
      keyword,
      wrongFormat,
    ]),
  ),
  type: (at, { type }) => ({ code: 'structure-type', message: wrongType(at, [type].flat().map(String)) }),
  enum: (at, { allowedValues }) => ({
    code: 'structure-code',
    message: wrongCode(
      at,
      (allowedValues as readonly (string | null)[]).filter((code) => code !== null),
    ),
  }),
  // R4 has no list of which more than one is required, or of which there is a most
  minItems: () => ({
    code: 'structure-empty',
    message: 'The list is empty: leave the element out or fill it.',
  }),
  closed: (at, { property }) => ({
    code: 'structure-unknown-element',
    message: unknownElement(String(property), at.shape),
  }),
  content: () => ({
    code: 'structure-empty',
    message: 'The element has no content (an id alone is none): leave it out or fill it.',
  }),
  present: (at, { element }) => ({
    code: 'structure-missing-element',
    message: missing(String(element), at.shape),
  }),
  exclusive: (at, { element }) => ({
    code: 'structure-choice',
    message: tooManyChoices(String(element), at),
  }),
  aligned: (_at, { property, index }) => ({
    code: 'structure-null',
    message: `\`${property}\` and \`_${property}\` both have nothing at index ${index}: one of them must say something there.`,
  }),
  required: (_at, { missingProperty }) => ({
    code: 'structure-resource-type',
    message: `The resource has no \`${missingProperty}\`: name its type.`,
  }),
};

function wrongType({ value, type }: Located, expected: readonly string[]): string {
  const found = `Found ${kindOf(value)}`;
  if (expected.includes('array'))
    return `${found}, but this element repeats: write a list, \`[…]\`, even of one.`;
  if (Array.isArray(value))
    return `${found}, but this element does not repeat: write its only value without \`[…]\`.`;
  const wanted = expected.find((name) => name !== 'null');
  const kind = wanted === 'object' ? 'an object' : `a JSON ${wanted}`;
  return `${found}, expected ${kind}${type ? ` (type ${type})` : ''}.`;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${show(value)}`;
}

const formats: Readonly<Record<string, string>> = {
  base64Binary: 'base64 text',
  canonical: 'a url without spaces',
  code: 'a code: no spaces at either end, single ones within',
  date: 'a date that the calendar has: YYYY, YYYY-MM or YYYY-MM-DD',
  dateTime: 'a date as YYYY, YYYY-MM or YYYY-MM-DD, or with time and time zone as YYYY-MM-DDThh:mm:ss+zz:zz',
  id: '1 to 64 letters, digits, `-` or `.`',
  instant: 'a time with time zone, YYYY-MM-DDThh:mm:ss+zz:zz',
  oid: 'an OID like urn:oid:1.2.3.4',
  positiveInt: 'a whole number from 1',
  time: 'a time as hh:mm:ss',
  unsignedInt: 'a whole number from 0',
  uri: 'a uri without spaces',
  url: 'a url without spaces',
  uuid: 'a UUID like urn:uuid:c757873d-ec9a-4326-a141-556f43239520, in lower case',
};

function wrongFormat({ value, type = 'string', id }: Located): StructureWords {
  if (value === '') {
    return { code: 'structure-empty', message: 'The text is empty: leave the element out or fill it.' };
  }
  const expected = formats[id ? 'id' : (urnType(value) ?? type)] ?? 'at most 1 MB of text';
  return { code: 'structure-format', message: `Found ${show(value)}, expected ${expected}.` };
}

/** The type of the urn that a uri is or should be. */
function urnType(value: unknown): string | undefined {
  return /^(?:urn:)?(uuid|oid):\S*$/.exec(String(value))?.[1];
}

function wrongCode({ value }: Located, allowed: readonly string[]): string {
  const near = typeof value === 'string' ? closest(value, allowed) : undefined;
  const listed = allowed.slice(0, 20).join(', ');
  const codes = allowed.length > 20 ? `${listed} and ${allowed.length - 20} more` : listed;
  return `Found ${show(value)}${near ? `, did you mean "${near}"?` : '.'} Allowed are: ${codes}.`;
}

function unknownElement(key: string, shape: Shape | undefined): string {
  const name = shape?.name ?? 'this element';
  if (shape?.properties.has(key.replace(/^_/, ''))) {
    return `\`${key}\` has no meaning: only plain values have a \`_\` twin; extend \`${key.slice(1)}\` itself.`;
  }
  const choice = shape?.elements.find(
    (element) => element.name.endsWith('[x]') && key.startsWith(element.name.slice(0, -3)),
  );
  if (choice) return `\`${key}\` is not in ${name}: ${choice.name} may be ${typesOf(choice.name, shape)}.`;
  const near = closest(key, [...(shape?.properties.keys() ?? [])]);
  return `\`${key}\` is no element of ${name}${near ? `: did you mean \`${near}\`?` : '; remove it.'}`;
}

function missing(element: string, shape: Shape | undefined): string {
  if (shape?.name === 'Extension' && element === 'value[x]') {
    return 'The extension has neither a value nor extensions of its own: it must have one of them.';
  }
  const types = element.endsWith('[x]') ? ` as one of ${typesOf(element, shape)}` : '';
  return `\`${element}\` is missing: ${shape?.name ?? 'this element'} requires it${types}.`;
}

function tooManyChoices(element: string, { value, shape }: Located): string {
  const keys = Object.keys(value as object).filter((key) => {
    const name = shape?.properties.get(key.replace(/^_/, ''))?.element.name;
    return name === element || (shape?.name === 'Extension' && key === 'extension');
  });
  const only = keys.includes('extension')
    ? 'an extension has a value or extensions of its own'
    : `${element} has one type at a time`;
  return `Found ${keys.map((key) => `\`${key}\``).join(' and ')} together, but ${only}: keep one.`;
}

function typesOf(element: string, shape: Shape | undefined): string {
  const types = shapeOf(shape?.name ?? '')?.elements.find(({ name }) => name === element)?.types ?? [];
  return types.map(({ code }) => code).join(', ');
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}
