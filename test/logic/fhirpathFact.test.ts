import { describe, expect, it } from 'vitest';
import { conditionEvaluator } from '../../src/apply/conditionEvaluator.ts';
import { recordVariables } from '../../src/apply/recordVariables.ts';
import { type CodeSet, snomedct } from '../../src/logic/codeSet.ts';
import type { Fact } from '../../src/logic/fact.ts';
import { completeLists, fhirpathFact } from '../../src/logic/fhirpathFact.ts';
import { type Predicate, printPredicate } from '../../src/logic/predicate.ts';

const lists: readonly CodeSet[] = [
  { id: 'one', title: 'One', codes: [{ system: snomedct, code: '1', class: 'definite' }], families: [] },
  { id: 'empty', title: 'Empty', codes: [], families: [] },
];
const codeSet = (id: string) => lists.find((each) => each.id === id) as CodeSet;
const membership = (text: string): Predicate => ({ kind: 'leaf', text, negated: `(${text}).not()` });
const complete = (...facts: readonly Fact[]) => printPredicate(completeLists(facts, membership, { codeSet }));
const span = { count: 1, unit: 'year' } as const;
const listed = (type: string) => `'${type}' in %complete`;

describe('what absence needs, in FHIRPath', () => {
  it.each<[string, Fact, readonly string[]]>([
    ['a list', { kind: 'record', type: 'Coverage' }, ['Coverage']],
    [
      'no codes of a list that has none',
      { kind: 'record', type: 'Procedure', codes: 'empty' },
      ['Procedure'],
    ],
    ['orders as they are placed', { kind: 'record', type: 'DraftOrder', codes: 'one' }, ['DraftOrder']],
    ['scores', { kind: 'score', codes: 'one', within: span, unit: '1', band: {} }, ['Observation']],
    ['what lasts', { kind: 'lasting', codes: 'one', unless: 'one' }, ['Procedure']],
  ])('%s', (_, fact, types) => {
    expect(complete(fact)).toBe(types.map(listed).join(' and '));
  });

  it.each<[string, Fact]>([
    ['a diagnosis', { kind: 'record', type: 'Condition', codes: 'one' }],
    ['sites', { kind: 'sites', codes: 'one', count: 1, sites: [] }],
  ])('all diagnoses understood: %s', (_, fact) => {
    expect(complete(fact)).toMatch(/^'Condition' in %complete and %conditions\..*\.empty\(\)$/);
  });

  it('lists in order, each once', () => {
    const facts = ['Procedure', 'Device', 'Procedure'].map((type) => ({ kind: 'record', type }) as Fact);
    expect(complete(...facts)).toBe([listed('Device'), listed('Procedure')].join(' and '));
    expect(complete({ kind: 'since', codes: 'one', procedure: 'one', otherwise: span })).toMatch(
      /^'Condition' in %complete and 'Procedure' in %complete and %conditions\./,
    );
  });

  it('a code in a system of the list', () => {
    expect(complete({ kind: 'record', type: 'Procedure', codes: 'one' })).toBe(
      `${listed('Procedure')} and %procedures.where(code.coding.where(system = '${snomedct}').empty()).where((status = 'completed' or status = 'in-progress')).empty()`,
    );
  });
});

describe('a record, in FHIRPath', () => {
  const printed = (fact: Fact) => printPredicate(fhirpathFact(fact, 'definite', undefined, { codeSet }));

  it('is asked for nothing but what its type and its codes say', () => {
    expect(printed({ kind: 'record', type: 'Device', codes: 'one' })).toBe(
      `%devices.where(type.coding.where((system = '${snomedct}' and code = '1')).exists()).where(((status = 'active') ~ false).not()).exists()`,
    );
  });

  it('never has a route of a list that has none', () => {
    expect(printed({ kind: 'record', type: 'MedicationRequest', route: 'empty' })).toBe('false');
  });

  it('never is a score of a list that has none', () => {
    expect(printed({ kind: 'score', codes: 'empty', within: span, unit: '1', band: {} })).toBe('false');
  });

  it('began on the day that stands first, and without an onset on that of its record', () => {
    const began = printed({ kind: 'since', codes: 'one', procedure: 'empty', otherwise: span });
    expect(began).toContain(
      '(((onset as dateTime).hasValue() or (onset as Period).start.hasValue()).not() and (recordedDate > today() - 1 year - 1 day and recordedDate < today() + 1 day))',
    );
  });

  it('is never where no code of the list counts, or too few sites have one', () => {
    expect(printed({ kind: 'since', codes: 'empty', procedure: 'one', otherwise: span })).toBe('false');
    const site = { name: 'a', roots: [], codes: [{ system: snomedct, code: '1' }] };
    const shown = (count: number, codes: string) => printed({ kind: 'sites', codes, count, sites: [site] });
    expect(shown(1, 'one')).toMatch(/ >= 1$/);
    expect(shown(2, 'one')).toBe('false');
    expect(shown(1, 'empty')).toBe('false');
  });

  it('has routes only where it is an order of drugs', () => {
    expect(() => printed({ kind: 'record', type: 'Condition', route: 'one' })).toThrow(
      'conditions have no routes',
    );
  });
});

describe('what the Patient must say for absence to mean something', async () => {
  const today = '2026-11-25';
  const evaluate = await conditionEvaluator({ today });
  it.each<[Fact['kind'], object, boolean]>([
    ['age', { birthDate: '1950' }, true],
    ['age', {}, false],
    ['sex', { gender: 'other' }, true],
    ['sex', { gender: 'unknown' }, false],
    ['sex', {}, false],
    ['deceased', { deceasedBoolean: false }, true],
    ['deceased', { deceasedBoolean: true }, true],
    ['deceased', { deceasedDateTime: '2020' }, true],
    ['deceased', {}, false],
  ])('%s: %j', (kind, patient, expected) => {
    const given = [{ resourceType: 'Patient' as const, id: 'a', ...patient }];
    const variables = recordVariables(given, { subject: 'a', today }, () => undefined);
    expect(evaluate(complete({ kind, band: {}, gender: 'male' } as Fact), variables)).toBe(expected);
  });
});
