import type { Condition, FhirResource } from 'fhir/r4.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CqlEngine } from '../../../src/apply/cql/cqlEngine.ts';
import { base } from '../plan/support.ts';
import { cqlOf, elmOf, engineOver, libraryOf } from './support.ts';

const condition: Condition = {
  resourceType: 'Condition',
  id: 'c',
  subject: { reference: 'Patient/p' },
  onsetPeriod: { start: '2026-01-01' },
  code: { text: 'pain', coding: [{ system: 'http://snomed.info/sct', code: '123' }] },
};
const quantity = { value: 5.5, unit: 'milligram', system: 'http://unitsofmeasure.org', code: 'mg' };
const observation = (id: string, more: object): FhirResource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject: { reference: 'Patient/p' },
  code: { text: 'o' },
  ...more,
});
const mg = (value: number) => ({ value, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' });
const cee = { system: 'http://snomed.info/sct', code: '123', display: 'cee' };

const head = `
codesystem "SCT": 'http://snomed.info/sct'
code "C": '123' from "SCT" display 'cee'
concept "CC": { "C" } display 'concept'`;

const rows: readonly [name: string, cql: string, values: readonly unknown[]][] = [
  ['a Boolean', 'true', [true]],
  ['nothing', 'null as Boolean', []],
  ['a number', '1.5', [1.5]],
  ['a Code', '"C"', [cee]],
  ['a Concept', '"CC"', [{ coding: [cee], text: 'concept' }]],
  ['a Quantity', "5 'mg'", [mg(5)]],
  ['a Ratio', "1 'mg' : 2 'mg'", [{ numerator: mg(1), denominator: mg(2) }]],
  ['days', 'Interval[@2026-01-01, @2026-02-01)', [{ start: '2026-01-01', end: '2026-01-31' }]],
  ['days without an end', 'Interval[@2026-01-01, null]', [{ start: '2026-01-01' }]],
  ['quantities', "Interval[1 'mg', 2 'mg']", [{ low: mg(1), high: mg(2) }]],
  ['numbers', 'Interval[1, 3)', [{ low: { value: 1 }, high: { value: 2 } }]],
  ['a Date', 'Today()', ['2026-11-25']],
  ['a DateTime of low precision', 'DateTime(2026, 3)', ['2026-03']],
  ['a DateTime to the hour', 'DateTime(2026, 3, 1, 10)', ['2026-03-01']],
  ['a Time', '@T10:30', ['10:30']],
  ['a tuple', "Tuple { text: 'a', count: 1, none: null as String }", [{ text: 'a', count: 1 }]],
  ['a list', "{ 'a', null as String, 'b' }", ['a', 'b']],
  ['a list that is filtered, with what it holds twice', "({ 'a', 'b', 'a' }) X where X = 'a'", ['a', 'a']],
  ['what a query returns, once', "({ 'a', 'b', 'a' }) X return X", ['a', 'b']],
  ['a FHIR code', 'Patient.gender', ['female']],
  ['a FHIR date', 'Patient.birthDate', ['1970-01-01']],
  ['a FHIR type', 'Patient.name', [{ given: ['Ann'] }]],
  ['FHIR texts', 'Patient.name.given', ['Ann']],
  ['a resource', '[Condition]', [condition]],
  ['a FHIR Quantity', "[Observation] O where O.id = 'o' return O.value as FHIR.Quantity", [quantity]],
  [
    'a FHIR type that is written out',
    "FHIR.CodeableConcept { text: FHIR.string { value: 'x' }, coding: { FHIR.Coding { code: FHIR.code { value: 'c' } } } }",
    [{ text: 'x', coding: [{ code: 'c' }] }],
  ],
];

describe('what CQL gives becomes FHIR JSON', () => {
  let engine: CqlEngine;
  beforeAll(async () => {
    const text = cqlOf('Values', rows.map(([name, cql]) => `define "${name}": ${cql}`).join('\n'), head);
    engine = engineOver([libraryOf('Values', { elm: await elmOf(text) })], {
      records: [condition, observation('o', { valueQuantity: quantity })],
    });
  }, 60_000);

  it.each(rows)('%s', async (name, _, values) => {
    expect(await engine.define(`${base}/Library/Values|1.0.0`, name)).toEqual(values);
  });
});

describe('FHIRHelpers, which the content need not bring, converts', () => {
  const convert: readonly [name: string, cql: string, values: readonly unknown[]][] = [
    ['a code', "Patient.gender = 'female'", [true]],
    ['a CodeableConcept', '[Condition] X return FHIRHelpers.ToConcept(X.code)', [condition.code]],
    ['a Coding', '[Condition] X return FHIRHelpers.ToCode(X.code.coding[0])', [condition.code?.coding?.[0]]],
    [
      'a Period without an end',
      'exists ([Condition] X where X.onset as FHIR.Period includes Today())',
      [true],
    ],
    [
      'a Quantity by its code',
      "exists ([Observation] O where O.id = 'o' and (O.value as FHIR.Quantity) > 5 'mg')",
      [true],
    ],
    [
      'a Quantity with a comparator to what nobody knows',
      "[Observation] O where O.id = 'less' return FHIRHelpers.ToQuantity(O.value as FHIR.Quantity)",
      [],
    ],
    [
      'a Range',
      "[Observation] O where O.id = 'range' return FHIRHelpers.ToInterval(O.referenceRange[0].age)",
      [{ low: mg(1), high: mg(2) }],
    ],
    [
      'a Ratio',
      "[Observation] O where O.id = 'ratio' return FHIRHelpers.ToRatio(O.value as FHIR.Ratio)",
      [{ numerator: mg(1), denominator: mg(2) }],
    ],
  ];
  let engine: CqlEngine;
  beforeAll(async () => {
    const text = cqlOf('Converted', convert.map(([name, cql]) => `define "${name}": ${cql}`).join('\n'));
    engine = engineOver([libraryOf('Converted', { elm: await elmOf(text) })], {
      records: [
        condition,
        observation('o', { valueQuantity: quantity }),
        observation('less', { valueQuantity: { ...quantity, comparator: '<' } }),
        observation('range', { referenceRange: [{ age: { low: mg(1), high: mg(2) } }] }),
        observation('ratio', { valueRatio: { numerator: mg(1), denominator: mg(2) } }),
      ],
    });
  }, 60_000);

  it.each(convert)('%s', async (name, _, values) => {
    expect(await engine.define(`${base}/Library/Converted`, name)).toEqual(values);
  });
});
