import { describe, expect, it } from 'vitest';
import { icd10cm } from '../../../src/logic/codeSet.ts';
import { joinRecords } from '../../../src/logic/fhirpath/joinRecords.ts';
import { someSites } from '../../../src/logic/fhirpath/sitesFact.ts';
import { someRecord } from '../../../src/logic/fhirpath/someRecord.ts';
import { and, not, or, printPredicate } from '../../../src/logic/predicate.ts';

const gout = someRecord('conditions', ["status = 'a'"], ["code = 'gout'"]);
const pain = someRecord('conditions', ["status = 'a'"], ["code = 'pain'"]);
const other = someRecord('conditions', ["status = 'b'"], ["code = 'pain'"]);
const any = someRecord('conditions', ["status = 'a'"]);
const done = someRecord('procedures', ["status = 'a'"], ["code = 'gout'"]);
const print = (predicate: ReturnType<typeof or>) => printPredicate(joinRecords(predicate));

describe('what a list is asked several times is asked once', () => {
  it('that one or another exists', () => {
    expect(print(or(gout, pain))).toBe(
      "%conditions.where(code = 'gout' or code = 'pain').where(status = 'a').exists()",
    );
  });

  it('that neither does', () => {
    expect(print(and(not(gout), not(pain)))).toBe(
      "%conditions.where(code = 'gout' or code = 'pain').where(status = 'a').empty()",
    );
  });

  it('in inner parts too, and the opposite of what was joined is joined', () => {
    const asked = { kind: 'leaf', text: 'asked', negated: 'not asked' } as const;
    const joined = joinRecords(and(asked, or(gout, pain)));
    expect(printPredicate(joined)).toBe(
      "asked and %conditions.where(code = 'gout' or code = 'pain').where(status = 'a').exists()",
    );
    expect(printPredicate(not(joined))).toBe(
      "not asked or %conditions.where(code = 'gout' or code = 'pain').where(status = 'a').empty()",
    );
  });

  it('that two sites of one group or of another are shown', () => {
    const sites = (root: string, count = 2, filter = 'a') => ({
      kind: 'some-sites' as const,
      list: { id: 'x', title: 'X', codes: [], families: [{ system: icd10cm, root: 'S' }] },
      filters: [filter],
      count,
      groups: [['1', '2', '3'].map((digit) => ({ name: digit, roots: [`${root}${digit}`], codes: [] }))],
    });
    const [one, other] = [sites('S2'), sites('S3')];
    const joined = someSites({ ...one, groups: [...one.groups, ...other.groups] });
    expect(print(or(someSites(one), someSites(other)))).toBe(joined.text);
    expect(print(and(not(someSites(one)), not(someSites(other))))).toBe(joined.negated);
    const apart = [
      or(someSites(sites('S2', 3)), someSites(sites('S3', 3))),
      or(someSites(one), someSites(sites('S3', 2, 'b'))),
    ];
    for (const predicate of apart) expect(print(predicate)).toBe(printPredicate(predicate));
  });

  it.each([
    ['that both exist', and(gout, pain), ' and '],
    ['that one of two does not', or(not(gout), not(pain)), ' or '],
    ['that one does and another does not', or(gout, not(pain)), ' or '],
    ['other filters', or(gout, other), ' or '],
    ['other lists', or(gout, done), ' or '],
    ['any code beside one', or(gout, any), ' or '],
  ])('but not %s', (_what, predicate, word) => {
    expect(print(predicate)).toBe(printPredicate(predicate));
    expect(print(predicate)).toContain(`()${word}%`);
  });
});
