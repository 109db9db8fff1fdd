// Words that a schema of FHIR needs and JSON Schema lacks. Each yields one error for one defect.
import ajv from 'ajv/dist/compile/codegen/index.js';

const { _, and, getProperty, or } = ajv;

const isAbsent = (data) => (key) => _`${data}${getProperty(key)} === undefined`;

/** No property but the listed ones. (`additionalProperties` would carry the whole schema into the code.) */
const closed = {
  keyword: 'closed',
  type: 'object',
  schemaType: 'array',
  error: { message: 'unknown property', params: ({ params }) => _`{property: ${params.property}}` },
  code(cxt) {
    const { gen, data, schema } = cxt;
    const list = schema.join(' ');
    const keys = gen.scopeValue('obj', { ref: list, key: list, code: _`new Set(${list}.split(" "))` });
    gen.forIn('key', data, (property) => {
      gen.if(_`!${keys}.has(${property})`, () => {
        cxt.setParams({ property });
        cxt.error(true);
      });
    });
  },
};

/** Something besides an id (invariant ele-1). */
const content = {
  keyword: 'content',
  type: 'object',
  schemaType: 'boolean',
  error: { message: 'empty object' },
  code(cxt) {
    const { gen, data } = cxt;
    const count = gen.const('count', _`Object.keys(${data}).length`);
    cxt.fail(_`${count} === 0 || (${count} === 1 && ${data}.id !== undefined)`);
  },
};

/** At least one property of each group: a primitive or its `_` twin, one type of a choice. */
const present = {
  keyword: 'present',
  type: 'object',
  schemaType: 'array',
  error: { message: 'missing', params: ({ params }) => _`{element: ${params.element}}` },
  code(cxt) {
    const { gen, data, schema } = cxt;
    for (const { name, keys } of schema) {
      gen.if(and(...keys.map(isAbsent(data))), () => {
        cxt.setParams({ element: name });
        cxt.error(true);
      });
    }
  },
};

/** At most one alternative of each group, an alternative being a property with its `_` twin. */
const exclusive = {
  keyword: 'exclusive',
  type: 'object',
  schemaType: 'array',
  error: { message: 'more than one', params: ({ params }) => _`{element: ${params.element}}` },
  code(cxt) {
    const { gen, data, schema } = cxt;
    for (const { name, keys } of schema) {
      const groupOf = Object.fromEntries(keys.flatMap((group, index) => group.map((key) => [key, index])));
      const json = JSON.stringify(groupOf);
      const groups = gen.scopeValue('obj', {
        ref: json,
        key: json,
        code: _`Object.assign(Object.create(null), JSON.parse(${json}))`,
      });
      const used = _`Object.keys(${data}).map((key) => ${groups}[key]).filter((group) => group !== undefined)`;
      gen.if(_`new Set(${used}).size > 1`, () => {
        cxt.setParams({ element: name });
        cxt.error(true);
      });
    }
  },
};

/** Where a list of primitives says null, its `_` twin says something, and the other way round. */
const aligned = {
  keyword: 'aligned',
  type: 'object',
  schemaType: 'array',
  error: {
    message: 'null without content',
    params: ({ params }) => _`{property: ${params.property}, index: ${params.index}}`,
  },
  code(cxt) {
    const { gen, data, schema } = cxt;
    for (const property of schema) {
      const values = _`${data}${getProperty(property)}`;
      const twins = _`${data}${getProperty(`_${property}`)}`;
      gen.if(or(_`Array.isArray(${values})`, _`Array.isArray(${twins})`), () => {
        const length = _`Math.max(${values}?.length ?? 0, ${twins}?.length ?? 0)`;
        gen.forRange('index', 0, length, (index) => {
          gen.if(_`${values}?.[${index}] == null && ${twins}?.[${index}] == null`, () => {
            cxt.setParams({ property, index });
            cxt.error(true);
          });
        });
      });
    }
  },
};

/**
 * Groups of four, the last one padded; white space may stand in between, and nobody counts the groups then. One pattern for groups
 * would overflow the stack on some megabytes.
 */
const base64 = {
  keyword: 'base64',
  type: 'string',
  schemaType: 'boolean',
  error: { message: 'no base64' },
  code(cxt) {
    const { data } = cxt;
    const shaped = _`/^[A-Za-z0-9+\\/\\s]*=?\\s*=?\\s*$/.test(${data})`;
    cxt.fail(_`${data} === '' || !${shaped} || (${data}.length % 4 !== 0 && !/\\s/.test(${data}))`);
  },
};

/** All of them, for `new Ajv({ keywords })`. */
export const structureKeywords = [closed, content, present, exclusive, aligned, base64];
