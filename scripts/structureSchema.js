// Derives a JSON Schema for every R4 type from definitions/r4.json. What JSON Schema has no single word for
// stands in keywords of our own (see structureKeywords.js), so that one defect is one error.

/** Blank text and control characters are only discouraged (SHOULD), emptiness and more than 1 MB are forbidden. */
const text = { type: 'string', minLength: 1, maxLength: 1024 * 1024 };
const uuid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
/** The official validator takes no OID as short as `1.2.3`: nobody names anything so high in the tree. */
const oid = '(?=[\\d.]{4,}\\.)[0-2](?:\\.(?:0|[1-9]\\d*))+';
/** Any uri, but a UUID or OID in it is written as a urn and is sound. */
const uri = {
  type: 'string',
  pattern: `^(?!oid:|uuid:|urn:uuid:(?!${uuid}(?:[|#]|$))|urn:oid:(?!${oid}(?:[|#]|$)))\\S+$`,
};

const year = '(?!0000)\\d{4}';
const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
/** Days that the calendar has: the published pattern lets 30 February through. */
const day =
  `(?:${year}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|` +
  `02-(?:0[1-9]|1\\d|2[0-8]))|${leapYear}-02-29)`;
const month = `${year}(?:-(?:0[1-9]|1[0-2]))?`;
const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?';
const zone = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))';

/** JSON shapes of the primitives, by the prose of https://hl7.org/fhir/R4/datatypes.html#primitive. */
const primitives = {
  base64Binary: { type: 'string', base64: true },
  boolean: { type: 'boolean' },
  canonical: uri,
  code: { type: 'string', pattern: '^\\S+(?: \\S+)*$' },
  date: { type: 'string', pattern: `^(?:${month}|${day})$` },
  dateTime: { type: 'string', pattern: `^(?:${month}|${day}(?:T${clock}${zone})?)$` },
  decimal: { type: 'number' },
  id: { type: 'string', pattern: '^[A-Za-z0-9.-]{1,64}$' },
  instant: { type: 'string', pattern: `^${day}T${clock}${zone}$` },
  integer: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  markdown: text,
  oid: { type: 'string', pattern: `^urn:oid:${oid}$` },
  positiveInt: { type: 'integer', minimum: 1, maximum: 2 ** 31 - 1 },
  string: text,
  time: { type: 'string', pattern: `^${clock}$` },
  unsignedInt: { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1 },
  uri,
  url: uri,
  uuid: { type: 'string', pattern: `^urn:uuid:${uuid}$` },
  xhtml: { type: 'string', minLength: 1 },
};

/**
 * One JSON Schema document with a definition for each type, backbone element and coded element. A resource inside
 * a resource is an object with a resourceType here; its own type's schema is for the caller to apply.
 */
export function structureSchema(definitions) {
  const schemas = { resource: { type: 'object', required: ['resourceType'] } };
  const infrastructure = [
    ['Element', 'id'],
    ['Resource', 'id'],
    ['Extension', 'url'],
  ].map(([type, name]) => definitions.types[type].elements.find((element) => element.name === name));
  const scope = { definitions, schemas, infrastructure, resourceId: infrastructure[1] };
  for (const [name, schema] of Object.entries(primitives)) schemas[name] = schema;
  for (const [name, type] of Object.entries(definitions.types)) {
    if (type.kind !== 'primitive-type') addObject(name, elementsOf(name, definitions), scope, type.kind);
  }
  return { $id: 'structure', definitions: schemas };
}

function elementsOf(name, definitions) {
  const { base, elements } = definitions.types[name];
  return base ? [...elementsOf(base, definitions), ...elements] : elements;
}

function addObject(path, elements, scope, kind) {
  const properties = kind === 'resource' ? { resourceType: { type: 'string' } } : {};
  const alternatives = [];
  const present = [];
  const aligned = [];
  for (const element of elements) {
    const variants = variantsOf(element, scope);
    for (const variant of variants) addProperty(properties, aligned, variant, element, path, scope);
    const keys = variants.map(({ key, primitive }) => (primitive ? [key, `_${key}`] : [key]));
    if (element.min) present.push({ name: element.name, keys: keys.flat() });
    if (keys.length > 1) alternatives.push({ name: element.name, keys });
  }
  if (path === 'Extension') valueOrExtension(alternatives, present);
  scope.schemas[path] = {
    type: 'object',
    properties,
    closed: Object.keys(properties),
    ...(kind !== 'resource' && { content: true }),
    ...(present.length > 0 && { present }),
    ...(alternatives.length > 0 && { exclusive: alternatives }),
    ...(aligned.length > 0 && { aligned }),
  };
}

/** ext-1: an extension has a value or extensions of its own, never both. */
function valueOrExtension(alternatives, present) {
  for (const alternative of alternatives) alternative.keys.push(['extension']);
  present.push({ name: 'value[x]', keys: alternatives[0].keys.flat() });
}

/** The JSON properties under which an element may stand: one for each type of a choice. */
function variantsOf(element, { definitions, infrastructure }) {
  if (element.contentReference) return [{ key: element.name, schema: element.contentReference }];
  const choice = element.name.endsWith('[x]');
  return element.types.map(({ code, profile }) => ({
    key: choice ? element.name.slice(0, -3) + code[0].toUpperCase() + code.slice(1) : element.name,
    // ids, the url of an extension and XHTML have no `_` twin
    primitive:
      definitions.types[code].kind === 'primitive-type' &&
      code !== 'xhtml' &&
      !infrastructure.includes(element),
    schema: code === 'Resource' ? 'resource' : (profile ?? code),
    code,
  }));
}

function addProperty(properties, aligned, variant, element, path, scope) {
  const { key, primitive } = variant;
  const name = schemaName(variant, element, path, scope);
  const many = element.max !== undefined && element.max !== '1';
  properties[key] = many ? list(primitive ? orNull(name, scope) : ref(name), element) : ref(name);
  if (!primitive) return;
  properties[`_${key}`] = many ? list(orNull('Element', scope), element) : ref('Element');
  if (many) aligned.push(key);
}

function schemaName({ schema, code }, element, path, scope) {
  if (element === scope.resourceId) return 'id';
  if (element.elements) {
    const inner = `${path}.${element.name}`;
    addObject(inner, [...elementsOf(schema, scope.definitions), ...element.elements], scope);
    return inner;
  }
  return codeList(element.binding, code, scope) ?? schema;
}

/** A schema of the codes of a required binding, where they can be listed. */
function codeList(binding, code, { definitions, schemas }) {
  if (code !== 'code' || binding?.strength !== 'required') return undefined;
  const parts = definitions.valueSets[binding.valueSet];
  if (!parts) return undefined;
  const codes = parts.flatMap(
    (part) => part.codes ?? Object.keys(definitions.codeSystems[part.system].concepts),
  );
  const name = `code ${binding.valueSet.slice(binding.valueSet.lastIndexOf('/') + 1)}`;
  schemas[name] ??= { enum: [...new Set(codes)] };
  return name;
}

/** An item of a primitive's list: null where only its `_` twin says something. */
function orNull(name, { schemas }) {
  const schema = schemas[name];
  schemas[`${name} or null`] ??= schema.enum
    ? { enum: [...schema.enum, null] }
    : { ...schema, type: [schema.type, 'null'] };
  return ref(`${name} or null`);
}

function list(items, { min = 0, max }) {
  return { type: 'array', items, minItems: Math.max(1, min), ...(max !== '*' && { maxItems: Number(max) }) };
}

function ref(name) {
  return { $ref: `#/definitions/${name.replaceAll(' ', '%20')}` };
}
