import type { Condition } from 'fhir/r4.js';
import fhirpath from 'fhirpath';
import model from 'fhirpath/fhir-context/r4';
import { describe, expect, it } from 'vitest';
import type { CodeSet } from '../../src/logic/codeSet.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import { fhirpathConditions, fhirpathRails, type Outcome } from '../../src/logic/fhirpath.ts';

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const sct = 'http://snomed.info/sct';
const set: CodeSet = {
  id: 'gout',
  title: 'Gout',
  codes: [
    { system: sct, code: '90560007', class: 'definite' },
    { system: icd, code: 'M10.9', class: 'definite' },
    { system: icd, code: 'M1A.9XX0', class: 'possible' },
    { system: icd, code: 'M10.39', class: 'never' },
    { system: icd, code: 'M10.20', class: 'possible' },
  ],
  families: [
    { system: icd, root: 'M10.2' },
    { system: icd, root: 'M10.3' },
  ],
};
const recorded: Criterion = { kind: 'recorded', codeList: 'gout', absence: 'ruled-out' };
const recordedOnly: Criterion = { kind: 'recorded', codeList: 'gout', absence: 'unknown' };
const find = () => set;

interface Facts {
  readonly conditions?: readonly Partial<Condition>[];
  readonly complete?: boolean;
  readonly yes?: readonly string[];
  readonly no?: readonly string[];
}

function holds(expression: string, facts: Facts): boolean {
  const variables = {
    conditions: (facts.conditions ?? []).map((condition) => ({ resourceType: 'Condition', ...condition })),
    complete: facts.complete ? ['Condition'] : [],
    yes: facts.yes ?? [],
    no: facts.no ?? [],
  };
  const value = fhirpath.evaluate({}, expression, variables, model) as unknown[];
  expect(value, `not a boolean: ${expression}`).toHaveLength(1);
  return value[0] === true;
}

/** Runs both rails and the three lists of conditions, which must agree. */
function outcome(criterion: Criterion, facts: Facts): Outcome {
  const rails = fhirpathRails(criterion, find);
  const met = holds(rails.met, facts);
  const ruledOut = holds(rails.ruledOut, facts);
  expect(met && ruledOut, 'both rails').toBe(false);
  const seen: Outcome = met ? 'met' : ruledOut ? 'ruled-out' : 'unknown';
  for (const each of ['met', 'ruled-out', 'unknown'] as const)
    expect(
      fhirpathConditions(criterion, find, each).every((text) => holds(text, facts)),
      each,
    ).toBe(each === seen);
  return seen;
}

const status = (clinical?: string, verification?: string): Partial<Condition> => ({
  ...(clinical && {
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: clinical }],
    },
  }),
  ...(verification && {
    verificationStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: verification }],
    },
  }),
});
const coded = (code: string, system = icd): Partial<Condition> => ({ code: { coding: [{ system, code }] } });

describe('a recorded criterion', () => {
  const table: readonly [string, Partial<Condition>[], boolean, Outcome, Outcome][] = [
    // name, records, list complete, absence rules out, absence says nothing
    ['is unknown without records and without completeness', [], false, 'unknown', 'unknown'],
    ['is ruled out by absence from a complete list', [], true, 'ruled-out', 'unknown'],
    ['is met by a definite code', [coded('M10.9')], false, 'met', 'met'],
    ['is met without the dot', [coded('M109')], false, 'met', 'met'],
    ['is met by a SNOMED CT code', [coded('90560007', sct)], false, 'met', 'met'],
    [
      'is met by the second coding',
      [
        {
          code: {
            coding: [
              { system: 'urn:x', code: 'G' },
              { system: icd, code: 'M10.9' },
            ],
          },
        },
      ],
      true,
      'met',
      'met',
    ],
    ['is met by a member of a family', [coded('M10.272')], false, 'met', 'met'],
    ['is met by a dotless member of a family', [coded('M10272')], false, 'met', 'met'],
    [
      'is not met by a longer code that only starts like a listed one',
      [coded('M10.99')],
      true,
      'ruled-out',
      'unknown',
    ],
    ['is unknown by a code that its system does not have', [coded('M10.9', sct)], true, 'unknown', 'unknown'],
    ['is unknown by a code in lower case', [coded('m10.9')], true, 'unknown', 'unknown'],
    [
      'is unknown by a code that a spreadsheet rounded',
      [coded('9.056E+07', sct)],
      true,
      'unknown',
      'unknown',
    ],
    [
      'is unknown by a verification in words alone, as raw data has it',
      [{ ...coded('M10.9'), verificationStatus: { text: 'Ruled out' } }],
      true,
      'unknown',
      'unknown',
    ],
    [
      'is unknown by a clinical status in words alone, as raw data has it',
      [{ ...coded('M10.9'), clinicalStatus: { text: 'resolved' } }],
      true,
      'unknown',
      'unknown',
    ],
    ['is unknown by a possible code', [coded('M1A.9XX0')], true, 'unknown', 'unknown'],
    ['is unknown by a possible code inside a family', [coded('M10.20')], true, 'unknown', 'unknown'],
    ['takes no notice of a never code inside a family', [coded('M10.39')], true, 'ruled-out', 'unknown'],
    [
      'is met by active and confirmed',
      [{ ...coded('M10.9'), ...status('active', 'confirmed') }],
      true,
      'met',
      'met',
    ],
    ['is met by recurrence', [{ ...coded('M10.9'), ...status('recurrence') }], true, 'met', 'met'],
    ['is met by relapse', [{ ...coded('M10.9'), ...status('relapse') }], true, 'met', 'met'],
    [
      'is unknown by unconfirmed',
      [{ ...coded('M10.9'), ...status('active', 'unconfirmed') }],
      true,
      'unknown',
      'unknown',
    ],
    [
      'is unknown by provisional',
      [{ ...coded('M10.9'), ...status('active', 'provisional') }],
      true,
      'unknown',
      'unknown',
    ],
    [
      'is unknown by differential',
      [{ ...coded('M10.9'), ...status('active', 'differential') }],
      true,
      'unknown',
      'unknown',
    ],
    [
      'is unknown by an unrecognised status',
      [{ ...coded('M10.9'), clinicalStatus: { coding: [{ code: 'unrecognised' }], text: 'Resolved' } }],
      true,
      'unknown',
      'unknown',
    ],
    [
      'is ruled out when refuted',
      [{ ...coded('M10.9'), ...status(undefined, 'refuted') }],
      true,
      'ruled-out',
      'unknown',
    ],
    [
      'is ruled out when entered in error',
      [{ ...coded('M10.9'), ...status(undefined, 'entered-in-error') }],
      true,
      'ruled-out',
      'unknown',
    ],
    [
      'is ruled out when inactive',
      [{ ...coded('M10.9'), ...status('inactive') }],
      true,
      'ruled-out',
      'unknown',
    ],
    [
      'is ruled out when in remission',
      [{ ...coded('M10.9'), ...status('remission') }],
      true,
      'ruled-out',
      'unknown',
    ],
    [
      'is ruled out when resolved',
      [{ ...coded('M10.9'), ...status('resolved', 'confirmed') }],
      true,
      'ruled-out',
      'unknown',
    ],
    [
      'is ruled out when abated by dateTime',
      [{ ...coded('M10.9'), abatementDateTime: '2020-01-01' }],
      true,
      'ruled-out',
      'unknown',
    ],
    [
      'is ruled out when abated by Age',
      [{ ...coded('M10.9'), abatementAge: { value: 40 } }],
      true,
      'ruled-out',
      'unknown',
    ],
    [
      'is ruled out when abated by Period',
      [{ ...coded('M10.9'), abatementPeriod: { start: '2020' } }],
      true,
      'ruled-out',
      'unknown',
    ],
    [
      'is ruled out when abated by Range',
      [{ ...coded('M10.9'), abatementRange: { low: { value: 3 } } }],
      true,
      'ruled-out',
      'unknown',
    ],
    [
      'is ruled out when abated by string',
      [{ ...coded('M10.9'), abatementString: 'long ago' }],
      true,
      'ruled-out',
      'unknown',
    ],
    [
      'is met by the one of two records that has not abated',
      [{ ...coded('M10.9'), abatementDateTime: '2020' }, coded('M10.9')],
      true,
      'met',
      'met',
    ],
    [
      'is unknown while a record has no code at all',
      [{ code: { text: 'Gout?' } }],
      true,
      'unknown',
      'unknown',
    ],
    ['is unknown while a record has no code element', [{}], true, 'unknown', 'unknown'],
    [
      'is unknown while a record has a local code only',
      [coded('gout', 'urn:local')],
      true,
      'unknown',
      'unknown',
    ],
    [
      'is unknown while a coding lacks its code',
      [{ code: { coding: [{ system: icd }] } }],
      true,
      'unknown',
      'unknown',
    ],
    [
      'takes no notice of an uncoded record that is over',
      [{ code: { text: 'Gout?' }, ...status('resolved') }],
      true,
      'ruled-out',
      'unknown',
    ],
    [
      'is ruled out by other diagnoses',
      [coded('J45.909'), coded('44054006', sct)],
      true,
      'ruled-out',
      'unknown',
    ],
  ];
  it.each(table)('%s', (_name, conditions, complete, ruling, silent) => {
    expect(outcome(recorded, { conditions, complete })).toBe(ruling);
    expect(outcome(recordedOnly, { conditions, complete })).toBe(silent);
  });

  it('is unknown, never met, for a set without a definite code', () => {
    const possible: CodeSet = {
      ...set,
      families: [],
      codes: set.codes.filter((code) => code.class === 'possible'),
    };
    expect(fhirpathRails(recorded, () => possible).met).toBe('false');
  });

  it('stays below 3 kB a rail', () => {
    const rails = fhirpathRails(recorded, find);
    expect(Math.max(rails.met.length, rails.ruledOut.length)).toBeLessThan(3000);
  });
});

describe('an answered criterion', () => {
  const asked: Criterion = { kind: 'answered', id: 'a' };
  it.each<[readonly string[], readonly string[], Outcome]>([
    [[], [], 'unknown'],
    [['a'], [], 'met'],
    [[], ['a'], 'ruled-out'],
    [['a'], ['a'], 'unknown'],
    [['b'], ['c'], 'unknown'],
  ])('yes %j, no %j: %s', (yes, no, expected) => expect(outcome(asked, { yes, no })).toBe(expected));
});

describe('any and all', () => {
  const values = ['met', 'ruled-out', 'unknown'] as const;
  const part = (id: string): Criterion => ({ kind: 'answered', id });
  const facts = (first: Outcome, second: Outcome): Facts => {
    const has = (value: Outcome) => [...(first === value ? ['a'] : []), ...(second === value ? ['b'] : [])];
    return { yes: has('met'), no: has('ruled-out') };
  };
  const strongest = (order: readonly Outcome[], ...of: Outcome[]) =>
    order.find((value) => of.includes(value));

  it.each(values.flatMap((first) => values.map((second) => [first, second] as const)))(
    '%s with %s',
    (first, second) => {
      const given = facts(first, second);
      expect(outcome({ kind: 'any', of: [part('a'), part('b')] }, given)).toBe(
        strongest(['met', 'unknown', 'ruled-out'], first, second),
      );
      expect(outcome({ kind: 'all', of: [part('a'), part('b')] }, given)).toBe(
        strongest(['ruled-out', 'unknown', 'met'], first, second),
      );
    },
  );

  it('splits a conjunction into conditions, and keeps a disjunction in one', () => {
    const both: Criterion = { kind: 'all', of: [recordedOnly, part('a')] };
    expect(fhirpathConditions(both, find, 'met')).toHaveLength(3);
    expect(fhirpathConditions({ kind: 'any', of: both.of }, find, 'met')).toHaveLength(1);
  });
});
