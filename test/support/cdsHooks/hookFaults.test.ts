import { describe, expect, it } from 'vitest';
import { requestFaults, responseFaults } from './hookFaults.ts';

const hookInstance = '3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559';
const context = { userId: 'Practitioner/a', patientId: 'p' };
const order = { resourceType: 'ServiceRequest', id: 'o', subject: { reference: 'Patient/p' } };
const orders = (
  resource: object,
  fullUrl: object = { fullUrl: 'http://example.org/fhir/ServiceRequest/o' },
) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [{ ...fullUrl, resource }],
});
const view = { hook: 'patient-view', hookInstance, context };
const sign = { hook: 'order-sign', hookInstance, context: { ...context, draftOrders: orders(order) } };
const select = {
  ...sign,
  hook: 'order-select',
  context: { ...sign.context, selections: ['ServiceRequest/o'] },
};
const patient = { resourceType: 'Patient', id: 'p' };

describe('a call', () => {
  const good: readonly [string, object][] = [
    ['of patient-view', view],
    ['of an encounter', { ...view, context: { ...context, encounterId: 'e1' } }],
    ['with prefetch, in part unknown', { ...view, prefetch: { patient, conditions: null } }],
    ['of order-sign', sign],
    ['of order-select', select],
    [
      'with access to a server',
      {
        ...view,
        fhirServer: 'https://example.org/fhir',
        fhirAuthorization: {
          access_token: 'x',
          token_type: 'Bearer',
          expires_in: 300,
          scope: 'patient/Patient.read',
          subject: 's',
          patient: 'p',
        },
      },
    ],
  ];
  it.each(good)('is good: %s', (_, body) => expect(requestFaults(body)).toEqual([]));

  const bad: readonly [string, unknown, RegExp][] = [
    ['nothing', null, /must be object/],
    ['a list', [], /must be object/],
    ['without a hook', { hookInstance, context }, /'hook'/],
    ['of a call without a UUID', { ...view, hookInstance: 'one' }, /hookInstance must match/],
    ['without a user', { ...view, context: { patientId: 'p' } }, /'userId'/],
    ['of a user without a type', { ...view, context: { ...context, userId: 'a' } }, /userId must match/],
    ['of a patient with a type', { ...view, context: { ...context, patientId: 'Patient/p' } }, /patientId/],
    [
      'of an encounter with a type',
      { ...view, context: { ...context, encounterId: 'Encounter/e' } },
      /encounterId/,
    ],
    ['of order-sign without orders', { ...sign, context }, /'draftOrders'/],
    ['of order-select without a selection', { ...select, context: sign.context }, /'selections'/],
    [
      'of a selection that is no order',
      { ...select, context: { ...select.context, selections: ['ServiceRequest/x'] } },
      /not among the orders/,
    ],
    [
      'of orders without url',
      { ...sign, context: { ...context, draftOrders: orders(order, {}) } },
      /'fullUrl'/,
    ],
    [
      'of orders for another',
      {
        ...sign,
        context: { ...context, draftOrders: orders({ ...order, subject: { reference: 'Patient/q' } }) },
      },
      /draftOrders are of Patient\/q/,
    ],
    [
      'with prefetch of another patient',
      { ...view, prefetch: { patient: { ...patient, id: 'q' } } },
      /another patient/,
    ],
    ['with wrapped prefetch', { ...view, prefetch: { patient: { resource: patient } } }, /'resourceType'/],
    ['with a token and no server', { ...view, fhirAuthorization: { access_token: 'x' } }, /'token_type'/],
    ['with an unknown member', { ...view, user: 'a' }, /additional properties/],
    ['with an extension that nobody agreed', { ...view, extension: { 'org.example': {} } }, /extension/],
    [
      'with an empty list',
      { ...view, prefetch: { list: { resourceType: 'Bundle', entry: [] } } },
      /entry is empty/,
    ],
    [
      'with an empty text',
      { ...view, prefetch: { patient: { ...patient, gender: '' } } },
      /gender is an empty/,
    ],
  ];
  it.each(bad)('is faulty: %s', (_, body, fault) => expect(requestFaults(body).join('\n')).toMatch(fault));
});

describe('an answer', () => {
  const card = { summary: 'Wash', indicator: 'info', source: { label: 'Society' } };
  const suggestions = [{ label: 'Order soap' }];
  const coding = { code: 'a', system: 'http://example.org/reasons', display: 'A' };
  const good: readonly [string, object][] = [
    ['no card', { cards: [] }],
    ['a card', { cards: [card] }],
    ['suggestions', { cards: [{ ...card, suggestions, selectionBehavior: 'any' }] }],
    ['reasons to override', { cards: [{ ...card, overrideReasons: [coding] }] }],
    [
      'an app',
      {
        cards: [{ ...card, links: [{ label: 'App', url: 'https://a.org', type: 'smart', appContext: 'x' }] }],
      },
    ],
  ];
  it.each(good)('is good: %s', (_, body) => expect(responseFaults(body)).toEqual([]));

  const bad: readonly [string, unknown, RegExp][] = [
    ['nothing', {}, /'cards'/],
    ['a long summary', { cards: [{ ...card, summary: 'a'.repeat(140) }] }, /more than 139/],
    ['no indicator', { cards: [{ ...card, indicator: undefined }] }, /indicator/],
    ['an indicator of old', { cards: [{ ...card, indicator: 'hard-stop' }] }, /allowed values/],
    ['a source without a label', { cards: [{ ...card, source: { url: 'https://a.org' } }] }, /'label'/],
    [
      'a source that is a script',
      { cards: [{ ...card, source: { label: 'a', url: 'javascript:a' } }] },
      /url/,
    ],
    ['suggestions without behaviour', { cards: [{ ...card, suggestions }] }, /selectionBehavior/],
    [
      'a behaviour of FHIR',
      { cards: [{ ...card, suggestions, selectionBehavior: 'exactly-one' }] },
      /allowed/,
    ],
    [
      'two recommended of one',
      {
        cards: [
          {
            ...card,
            selectionBehavior: 'at-most-one',
            suggestions: [1, 2].map((n) => ({ label: `${n}`, isRecommended: true })),
          },
        ],
      },
      /at most one/,
    ],
    [
      'an action without a description',
      {
        cards: [
          {
            ...card,
            selectionBehavior: 'any',
            suggestions: [{ label: 'a', actions: [{ type: 'delete', resourceId: 'A/1' }] }],
          },
        ],
      },
      /'description'/,
    ],
    [
      'a reason without a display',
      { cards: [{ ...card, overrideReasons: [{ code: 'a', system: 'b' }] }] },
      /'display'/,
    ],
    [
      'a link with context that is no app',
      {
        cards: [
          { ...card, links: [{ label: 'a', url: 'https://a.org', type: 'absolute', appContext: 'x' }] },
        ],
      },
      /appContext/,
    ],
    ['no detail', { cards: [{ ...card, detail: '' }] }, /detail/],
    ['two cards of one name', { cards: [1, 2].map(() => ({ ...card, uuid: hookInstance })) }, /share a uuid/],
  ];
  it.each(bad)('is faulty: %s', (_, body, fault) => expect(responseFaults(body).join('\n')).toMatch(fault));
});
