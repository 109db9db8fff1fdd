/** JSON Schemas of CDS Hooks 2.0.1, of what a client sends and a service answers. https://cds-hooks.hl7.org/2.0/ */

const text = { type: 'string', minLength: 1 };
const id = { type: 'string', pattern: '^[A-Za-z0-9\\-.]{1,64}$' };
const uuid = {
  type: 'string',
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
};
const absoluteUrl = { type: 'string', pattern: '^https?://[^\\s/]+' };
const reference = (types: string) => ({ type: 'string', pattern: `^(?:${types})/[A-Za-z0-9\\-.]{1,64}$` });
const anyResource = {
  type: 'object',
  required: ['resourceType'],
  properties: { resourceType: { type: 'string', pattern: '^[A-Z][A-Za-z]+$' }, id },
};
/** Agreed between two parties; none is agreed here. */
const extension = { type: 'object', maxProperties: 0, minProperties: 1 };

/** An object with these members and no others. */
function object(required: object, optional: object = {}) {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional, extension },
    additionalProperties: false,
  };
}

function list(items: object, minItems = 1) {
  return { type: 'array', minItems, items };
}

const user = reference('Practitioner|PractitionerRole|Patient|RelatedPerson');
const draftOrders = {
  type: 'object',
  required: ['resourceType'],
  properties: {
    resourceType: { const: 'Bundle' },
    entry: list({ type: 'object', required: ['fullUrl', 'resource'], properties: { resource: anyResource } }),
  },
};
const viewed = { userId: user, patientId: id };
/** The context of a hook, by the library of hooks. */
const contexts: Readonly<Record<string, object>> = {
  'patient-view': object(viewed, { encounterId: id }),
  'order-select': object(
    { ...viewed, selections: list(reference('[A-Z][A-Za-z]+')), draftOrders },
    { encounterId: id },
  ),
  'order-sign': object({ ...viewed, draftOrders }, { encounterId: id }),
};

export const requestSchema = {
  ...object(
    { hook: { enum: Object.keys(contexts) }, hookInstance: uuid, context: { type: 'object' } },
    {
      fhirServer: absoluteUrl,
      fhirAuthorization: object(
        {
          access_token: text,
          token_type: { const: 'Bearer' },
          expires_in: { type: 'integer' },
          scope: text,
          subject: text,
        },
        { patient: id },
      ),
      prefetch: {
        type: 'object',
        minProperties: 1,
        additionalProperties: { anyOf: [anyResource, { type: 'null' }] },
      },
    },
  ),
  dependentRequired: { fhirAuthorization: ['fhirServer'] },
  allOf: Object.entries(contexts).map(([hook, context]) => ({
    if: { type: 'object', properties: { hook: { const: hook } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { type: 'object', properties: { context } },
  })),
};

const coding = (display: 'required' | 'optional') =>
  display === 'required'
    ? object({ code: text, system: text, display: text })
    : object({ code: text, system: text }, { display: text });

const action = (description: 'required' | 'optional') => ({
  ...object(
    {
      type: { enum: ['create', 'update', 'delete'] },
      ...(description === 'required' && { description: text }),
    },
    { description: text, resource: anyResource, resourceId: text },
  ),
  if: { type: 'object', properties: { type: { enum: ['create', 'update'] } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: { type: 'object', required: ['resource'] },
  else: { type: 'object', required: ['resourceId'] },
});

const link = {
  ...object(
    { label: text, url: absoluteUrl, type: { enum: ['absolute', 'smart'] } },
    {
      appContext: text,
      autolaunchable: { type: 'boolean' },
    },
  ),
  if: { type: 'object', properties: { type: { const: 'absolute' } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: { type: 'object', properties: { appContext: false } },
};

const card = {
  ...object(
    {
      summary: { type: 'string', minLength: 1, maxLength: 139 },
      indicator: { enum: ['info', 'warning', 'critical'] },
      source: object({ label: text }, { url: absoluteUrl, icon: absoluteUrl, topic: coding('optional') }),
    },
    {
      uuid,
      detail: text,
      suggestions: list(
        object(
          { label: text },
          { uuid, isRecommended: { type: 'boolean' }, actions: list(action('required')) },
        ),
      ),
      selectionBehavior: { enum: ['at-most-one', 'any'] },
      overrideReasons: list(coding('required')),
      links: list(link),
    },
  ),
  dependentRequired: { suggestions: ['selectionBehavior'] },
};

export const responseSchema = object({ cards: list(card, 0) }, { systemActions: list(action('optional')) });
