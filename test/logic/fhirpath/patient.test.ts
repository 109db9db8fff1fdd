import type { Patient } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { Fact } from '../../../src/logic/fact.ts';
import { type Read, readFact } from '../../support/readFact.ts';
import { differencesInCql } from '../../support/readInCql.ts';

const none: CodeSet = { id: 'none', title: 'None', codes: [], families: [] };
const adult: Fact = { kind: 'age', band: { from: 18, below: 65 } };
const child: Fact = { kind: 'age', band: { below: 12 } };
const female: Fact = { kind: 'sex', gender: 'female' };
const dead: Fact = { kind: 'deceased' };

describe('the Patient', () => {
  it.each<[Fact, Partial<Patient> | undefined, Read]>([
    [adult, { birthDate: '2008-11-25' }, 'definite'],
    [adult, { birthDate: '2008-11-26' }, '-'],
    [adult, { birthDate: '1961-11-26' }, 'definite'],
    [adult, { birthDate: '1961-11-25' }, '-'],
    [adult, { birthDate: '2008-11' }, 'counted'],
    [adult, { birthDate: '2008' }, 'counted'],
    [adult, { birthDate: '1961' }, 'counted'],
    [adult, { birthDate: '1980' }, 'definite'],
    [adult, {}, '-'],
    [adult, undefined, '-'],
    [child, { birthDate: '2014-11-26' }, 'definite'],
    [child, { birthDate: '2014-11-25' }, '-'],
    [child, { birthDate: '2014' }, 'counted'],
    [child, {}, '-'],
    [child, { birthDate: '2026-11-25' }, 'definite'],
    [child, { birthDate: '2026-11' }, 'definite'],
    [child, { birthDate: '2026-11-26' }, 'counted'],
    [adult, { birthDate: '2027' }, '-'],
    [female, { gender: 'female' }, 'definite'],
    [female, { gender: 'unknown' }, '-'],
    [female, {}, '-'],
    [female, undefined, '-'],
    [dead, { deceasedBoolean: true }, 'definite'],
    [dead, { deceasedBoolean: false }, '-'],
    [dead, { deceasedDateTime: '2026' }, 'definite'],
    [dead, { deceasedDateTime: '2026-11-25T23:59:00' }, 'definite'],
    [dead, { deceasedDateTime: '2026-11-26' }, 'counted'],
    [dead, { deceasedDateTime: '2027' }, 'counted'],
    [dead, {}, '-'],
    [dead, undefined, '-'],
  ])('%j of %j', (fact, patient, read) => {
    expect(readFact(fact, [], none, undefined, patient)).toBe(read);
  });
});

it('and CQL reads each of them the same', async () => {
  expect(await differencesInCql()).toEqual([]);
});
