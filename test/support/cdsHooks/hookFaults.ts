import { Ajv2019, type ErrorObject } from 'ajv/dist/2019.js';
import { requestSchema, responseSchema } from './schemas.ts';

const ajv = new Ajv2019({ allErrors: true, strictRequired: false });
const [isRequest, isResponse] = [ajv.compile(requestSchema), ajv.compile(responseSchema)];

/** What is wrong with the body of a call of a CDS Hooks service, by the specification 2.0.1 and its invariants; nothing of a valid one. */
export function requestFaults(body: unknown): readonly string[] {
  if (!isRequest(body)) return wordsOf(isRequest.errors);
  const called = body as unknown as Called;
  return [...emptyValues(body, ''), ...selectionFaults(called), ...othersIn(called)];
}

/** What is wrong with the answer of a service. */
export function responseFaults(body: unknown): readonly string[] {
  if (!isResponse(body)) return wordsOf(isResponse.errors);
  const { cards } = body as { cards: readonly Shown[] };
  const uuids = cards.flatMap(({ uuid }) => uuid ?? []);
  return [
    ...emptyValues(body, '').filter((fault) => !fault.startsWith('/cards is')),
    ...cards.flatMap(({ selectionBehavior, suggestions = [] }, index) =>
      selectionBehavior === 'at-most-one' && suggestions.filter((one) => one.isRecommended).length > 1
        ? [`/cards/${index}/suggestions recommends several, of which at most one can be chosen`]
        : [],
    ),
    ...(new Set(uuids).size < uuids.length ? ['/cards share a uuid'] : []),
  ];
}

interface Called {
  readonly context: {
    readonly patientId: string;
    readonly selections?: readonly string[];
    readonly draftOrders?: { readonly entry?: readonly { readonly resource: Named }[] };
  };
  readonly prefetch?: Readonly<Record<string, Named | null>>;
}

interface Named {
  readonly resourceType: string;
  readonly id?: string;
  readonly subject?: { readonly reference?: string };
}

interface Shown {
  readonly uuid?: string;
  readonly selectionBehavior?: string;
  readonly suggestions?: readonly { readonly isRecommended?: boolean }[];
}

/** What was selected is among the orders. */
function selectionFaults({ context: { selections = [], draftOrders } }: Called): readonly string[] {
  const orders = (draftOrders?.entry ?? []).map(({ resource }) => `${resource.resourceType}/${resource.id}`);
  return selections
    .filter((one) => !orders.includes(one))
    .map((one) => `/context/selections names ${one}, which is not among the orders`);
}

/** The Patient, and the subject of the orders, are the patient of the context. */
function othersIn({ context: { patientId, draftOrders }, prefetch = {} }: Called): readonly string[] {
  const patients = Object.values(prefetch).flatMap((one) =>
    one?.resourceType === 'Patient' ? [one.id] : [],
  );
  const subjects = (draftOrders?.entry ?? []).map(({ resource }) => resource.subject?.reference);
  return [
    ...patients.filter((id) => id !== patientId).map((id) => `/prefetch holds another patient, ${id}`),
    ...subjects
      .filter((one) => one !== `Patient/${patientId}`)
      .map((one) => `/context/draftOrders are of ${one}`),
  ];
}

/** No null and nothing empty is sent; a null in prefetch says that the client has nothing. */
function emptyValues(value: unknown, path: string): readonly string[] {
  if (value === null) return /^\/prefetch\/[^/]+$/.test(path) ? [] : [`${path} is null`];
  if (value === '') return [`${path} is an empty string`];
  if (typeof value !== 'object') return [];
  const below = Object.entries(value);
  if (below.length === 0) return [`${path} is empty`];
  return below.flatMap(([key, one]) => emptyValues(one, `${path}/${key}`));
}

function wordsOf(errors: readonly ErrorObject[] | null | undefined): readonly string[] {
  return (errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
