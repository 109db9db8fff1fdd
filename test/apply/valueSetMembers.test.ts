import type { ValueSet, ValueSetCompose } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { valueSetMembers } from '../../src/apply/valueSetMembers.ts';

const system = 'http://snomed.info/sct';
const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const listed = { system, concept: [{ code: '1' }, { code: '2' }] };
const below = { system, filter: [{ property: 'concept', op: 'is-a' as const, value: '1' }] };
const expansion = { timestamp: '2026-01-01', contains: [{ system, code: '9' }] };

function members(compose: ValueSetCompose | undefined, more: Partial<ValueSet> = {}): string[] {
  const has = valueSetMembers({
    resourceType: 'ValueSet',
    status: 'draft',
    url: 'http://example.org/v',
    ...(compose && { compose }),
    ...more,
  });
  return ['1', '2', '9', '12'].filter((code) => has(system, code));
}

describe('the definition decides', () => {
  it.each<[string, ValueSetCompose, string[]]>([
    ['where it lists codes', { include: [listed] }, ['1', '2']],
    [
      'where it takes some away',
      { include: [listed], exclude: [{ system, concept: [{ code: '2' }] }] },
      ['1'],
    ],
    [
      'where it has a pattern for the whole code',
      { include: [{ system, filter: [{ property: 'code', op: 'regex', value: '1|2' }] }] },
      ['1', '2'],
    ],
    [
      'where it has several patterns that must all fit',
      {
        include: [
          {
            system,
            filter: [
              { property: 'code', op: 'regex', value: '1.*' },
              { property: 'code', op: 'regex', value: '.*2' },
            ],
          },
        ],
      },
      ['12'],
    ],
    ['where it takes a whole system', { include: [{ system }] }, ['1', '2', '9', '12']],
    [
      'by a pattern, of its own system',
      { include: [{ system: icd, filter: [{ property: 'code', op: 'regex', value: '.*' }] }] },
      [],
    ],
    ['of its own system', { include: [{ system: icd, concept: [{ code: '1' }] }] }, []],
  ])('%s', (_, compose, expected) => {
    expect(members(compose, { expansion })).toEqual(expected);
  });
});

describe('the expansion decides where the definition needs a server, and nothing where there is none', () => {
  it.each<[string, ValueSetCompose | undefined]>([
    ['for codes below another', { include: [below] }],
    ['for a part of it', { include: [listed, below] }],
    ['for what is taken away', { include: [listed], exclude: [below] }],
    ['for other value sets', { include: [{ valueSet: ['http://example.org/w'] }] }],
    [
      'for other value sets within a system',
      { include: [{ ...listed, valueSet: ['http://example.org/w'] }] },
    ],
    ['for codes of no system', { include: [{ concept: [{ code: '1' }] }] }],
    [
      'for patterns of something else',
      { include: [{ system, filter: [{ property: 'display', op: 'regex', value: '.*' }] }] },
    ],
    [
      'for another operator on the code',
      { include: [{ system, filter: [{ property: 'code', op: '=', value: '1' }] }] },
    ],
    ['where there is no definition', undefined],
  ])('%s', (_, compose) => {
    expect(members(compose, { expansion })).toEqual(['9']);
    expect(() => members(compose)).toThrow('http://example.org/v has no expansion');
  });
});

describe('ICD-10-CM', () => {
  const has = (code: string, tried: string, of = icd) =>
    valueSetMembers({
      resourceType: 'ValueSet',
      status: 'draft',
      compose: { include: [{ system: of, concept: [{ code }] }] },
    })(of, tried);

  it('counts with and without its dot', () => {
    expect([has('M54.5', 'M545'), has('M545', 'M54.5'), has('M54', 'M54'), has('M54.5', 'M54')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('takes a category for what it is where a pattern asks', () => {
    const filter = [{ property: 'code', op: 'regex' as const, value: 'M5[45]|M54[.]5' }];
    const asked = valueSetMembers({
      resourceType: 'ValueSet',
      status: 'draft',
      compose: { include: [{ system: icd, filter }] },
    });
    expect(['M54', 'M545', 'M54.5', 'M55', 'M551'].map((code) => asked(icd, code))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('alone does so', () => {
    expect(has('1234', '123.4', system)).toBe(false);
  });
});
