import { describe, expect, it } from 'vitest';
import { type CodeSet, icd10cm, snomedct } from '../../../src/logic/codeSet.ts';
import { completeCql } from '../../../src/logic/cql/completeCql.ts';
import { Definitions } from '../../../src/logic/cql/definitions.ts';
import type { Fact } from '../../../src/logic/fact.ts';
import { not, printPredicate } from '../../../src/logic/predicate.ts';

const list = (id: string, ...systems: readonly string[]): CodeSet => ({
  id,
  title: id,
  codes: systems.map((system) => ({ system, code: '1', class: 'definite' })),
  families: [],
});
const lists = [list('one', 'http://example.org/s'), list('two', icd10cm, snomedct), list('empty')];
const codesOf = (id: string) => {
  const codes = lists.find((each) => each.id === id) as CodeSet;
  return { codes, title: codes.title };
};

/** What must hold, and the defines that say it. */
function complete(...facts: readonly Fact[]) {
  const definitions = new Definitions();
  const predicate = completeCql(definitions, facts, codesOf);
  const define = (name: string) => definitions.all.find((each) => each.name === name)?.expression;
  return { text: printPredicate(predicate), negated: printPredicate(not(predicate)), define };
}
const record = (type: Extract<Fact, { kind: 'record' }>['type'], codes?: string): Fact => ({
  kind: 'record',
  type,
  ...(codes !== undefined && { codes }),
});
const span = { count: 1, unit: 'year' } as const;

describe('what absence needs, in CQL', () => {
  it.each<[string, Fact, string]>([
    ['a list', record('Coverage'), '"Coverage: complete"'],
    [
      'what it was looked for by',
      record('Procedure', 'one'),
      '"Procedure: complete" and "Procedure: understood, one"',
    ],
    ['no codes of a list that has none', record('Procedure', 'empty'), '"Procedure: complete"'],
    ['all diagnoses', record('Condition', 'one'), '"Condition: complete" and "Condition: understood"'],
    ['orders as they are placed', record('DraftOrder', 'one'), '"DraftOrder: complete"'],
    [
      'sites',
      { kind: 'sites', codes: 'two', count: 1, sites: [] },
      '"Condition: complete" and "Condition: understood"',
    ],
    ['scores', { kind: 'score', codes: 'one', within: span, unit: '1', band: {} }, '"Observation: complete"'],
    ['what lasts', { kind: 'lasting', codes: 'one', unless: 'two' }, '"Procedure: complete"'],
    [
      'what began since',
      { kind: 'since', codes: 'one', procedure: 'two', otherwise: span },
      '"Condition: complete" and "Condition: understood" and "Procedure: complete"',
    ],
    ['an age', { kind: 'age', band: {} }, '"Patient birthDate: known"'],
    ['a sex', { kind: 'sex', gender: 'male' }, '"Patient gender: known"'],
    ['a death', { kind: 'deceased' }, '"Patient deceased: known"'],
  ])('%s', (_, fact, expected) => {
    expect(complete(fact).text).toBe(expected);
  });

  it('stands in order, each list once', () => {
    expect(complete(record('Procedure'), record('Device'), record('Procedure')).text).toBe(
      '"Device: complete" and "Procedure: complete"',
    );
  });

  it('fails where one of it does', () => {
    expect(complete(record('Procedure'), record('Device')).negated).toBe(
      'not "Device: complete" or not "Procedure: complete"',
    );
  });

  it.each<[string, Fact, string]>([
    ['Coverage', record('Coverage'), ''],
    [
      'Procedure',
      record('Procedure'),
      ' and not exists ([Procedure] R where "Is after today"({ date from (R.performed as FHIR.dateTime).value, date from (R.performed as FHIR.Period)."start".value }))',
    ],
    [
      'ServiceRequest',
      record('ServiceRequest'),
      ' and not exists ([ServiceRequest] R where "Is after today"({ date from R.authoredOn.value }))',
    ],
    [
      'Device',
      record('Device'),
      ' and not exists ([Device] R where R.definition is not null and R.type is null)',
    ],
  ])('is said by whoever asks, and denied by what is to come or cannot be seen: %s', (type, fact, more) => {
    const said = complete(fact).define(`${type}: complete`)?.replace(/\s+/g, ' ');
    expect(said).toBe(`Coalesce('${type}' in "Complete", false)${more}`);
  });

  it('asks for one system of the list, and for a code that can be one', () => {
    const { define } = complete(record('Procedure', 'two'));
    const test = define('Has a system of: two');
    expect(test).toContain(
      `where (K.system.value = '${icd10cm}' and "Plain"(K.code.value) is not null) or (`,
    );
    expect(test).toContain(`or (K.system.value = '${snomedct}' and `);
    expect(define('Procedure: understood, two')?.replace(/\s+/g, ' ')).toBe(
      'not exists ("Procedure records: counted" R where not "Has a system of: two"(R.code))',
    );
  });
});
