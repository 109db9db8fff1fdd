/**
 * The ELM of a library FHIRHelpers, for content that does not bring one: the conversions that compiled CQL calls where it meets a FHIR
 * type. Engines tell functions of one name apart by their operand; here each takes any, so one for each name is enough.
 * As in FHIRHelpers 4.0.1, but that a Quantity with a comparator converts to null: nobody knows its number.
 * @param version the one that is asked for
 */
export function fhirHelpersElm(version = '4.0.1') {
  return {
    library: {
      identifier: { id: 'FHIRHelpers', version },
      schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [{ localIdentifier: 'FHIR', uri: 'http://hl7.org/fhir', version: '4.0.1' }] },
      statements: { def: functions.map(([name, expression]) => ({ ...aFunction(name), expression })) },
    },
  };
}

type Tree = Readonly<Record<string, unknown>>;

const system = 'urn:hl7-org:elm-types:r1';
const value: Tree = { type: 'OperandRef', name: 'value' };
const nothing: Tree = { type: 'Null' };

function of(path: string, source: Tree = value): Tree {
  return { type: 'Property', path, source };
}

function plain(name: string, source: Tree = value): Tree {
  return of('value', of(name, source));
}

function call(name: string, operand: Tree): Tree {
  return { type: 'FunctionRef', name, operand: [operand] };
}

function instance(type: string, elements: Readonly<Record<string, Tree>>): Tree {
  return {
    type: 'Instance',
    classType: `{${system}}${type}`,
    element: Object.entries(elements).map(([name, one]) => ({ name, value: one })),
  };
}

function when(condition: Tree, then: Tree, otherwise: Tree = nothing): Tree {
  return { type: 'If', condition, then, else: otherwise };
}

function isThere(one: Tree): Tree {
  return { type: 'Not', operand: { type: 'IsNull', operand: one } };
}

function both(...operand: readonly [Tree, Tree]): Tree {
  return { type: 'And', operand };
}

function literal(text: string): Tree {
  return { type: 'Literal', valueType: `{${system}}String`, value: text };
}

/** From and to are part of it; an end that is not there is open at the end, and unknown at the start. */
function interval(low: Tree, high: Tree, start: Tree): Tree {
  return { type: 'Interval', low, high, lowClosedExpression: isThere(start), highClosed: true };
}

const period = interval(plain('start'), plain('end'), of('start'));
const range = interval(call('ToQuantity', of('low')), call('ToQuantity', of('high')), of('low'));

const quantity = instance('Quantity', {
  value: plain('value'),
  unit: { type: 'Coalesce', operand: [plain('code'), plain('unit'), literal('1')] },
});

const codes: Tree = {
  type: 'Query',
  source: [{ alias: 'C', expression: of('coding') }],
  relationship: [],
  return: { distinct: false, expression: call('ToCode', { type: 'AliasRef', name: 'C' }) },
};

const isPeriod: Tree = { type: 'Is', operand: value, isType: '{http://hl7.org/fhir}Period' };
const isSure = both(isThere(of('value')), { type: 'IsNull', operand: of('comparator') });

const functions: readonly (readonly [string, Tree])[] = [
  ...['String', 'Boolean', 'Date', 'DateTime', 'Decimal', 'Integer', 'Time'].map(
    (type) => [`To${type}`, of('value')] as const,
  ),
  [
    'ToCode',
    when(
      isThere(value),
      instance('Code', {
        code: plain('code'),
        system: plain('system'),
        version: plain('version'),
        display: plain('display'),
      }),
    ),
  ],
  ['ToConcept', when(isThere(value), instance('Concept', { codes, display: plain('text') }))],
  ['ToQuantity', when(isSure, quantity)],
  ['ToQuantityIgnoringComparator', when(isThere(of('value')), quantity)],
  [
    'ToRatio',
    when(
      isThere(value),
      instance('Ratio', {
        numerator: call('ToQuantity', of('numerator')),
        denominator: call('ToQuantity', of('denominator')),
      }),
    ),
  ],
  ['ToInterval', when(isThere(value), when(isPeriod, period, range))],
];

function aFunction(name: string) {
  return {
    name,
    context: 'Patient',
    accessLevel: 'Public',
    type: 'FunctionDef',
    operand: [{ name: 'value' }],
  };
}
