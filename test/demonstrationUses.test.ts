import { describe, expect, it } from 'vitest';
import { collect } from '../src/diagnostic.ts';
import type { ListedCode } from '../src/knowledge/codeList.ts';
import type { GuidelineCriterion } from '../src/knowledge/guidelineCriterion.ts';
import { readGuideline } from '../src/knowledge/readGuideline.ts';
import type { Criterion, Evidence, RailOf } from '../src/logic/criterion.ts';
import type { RecordType, When } from '../src/logic/fact.ts';
import { demonstrationFolder, partsOf } from './support/demonstration.ts';

const { value, diagnostics } = collect((report) => readGuideline(demonstrationFolder, {}, report));
const guideline = await value;
if (!guideline) throw new Error(JSON.stringify(diagnostics, null, 2));
const { criteria, codeLists, outcomes = [] } = guideline;
const parts = criteria.flatMap(({ criterion }) => partsOf(criterion));
const evidence = parts.filter((part): part is Evidence => part.kind === 'evidence');
const facts = evidence.flatMap(({ recorded, possible }) => [...recorded, ...possible]);
const codes = codeLists.flatMap((list) => list.codes);
const codesWhere = (is: (code: ListedCode) => unknown) => codes.filter(is).map(({ code }) => code);

/** Members of a union as a list: a new one is a fault of types here, and then a kind that does not occur. */
const all = <Kind extends string>(members: Readonly<Record<Kind, true>>) => Object.keys(members).sort();
const seen = (kinds: readonly (string | undefined)[]) =>
  [...new Set(kinds.filter((kind) => kind !== undefined))].sort();

describe('the demonstration uses every', () => {
  it.each<readonly [string, readonly string[], readonly (string | undefined)[]]>([
    [
      'operator of a criterion',
      all<Criterion['kind']>({
        evidence: true,
        named: true,
        any: true,
        all: true,
        not: true,
        atLeast: true,
      }),
      parts.map(({ kind }) => kind),
    ],
    [
      'kind of evidence',
      all<Evidence['recorded'][number]['kind']>({
        record: true,
        score: true,
        sites: true,
        lasting: true,
        since: true,
        age: true,
        sex: true,
        deceased: true,
        criterion: true,
      }),
      facts.map(({ kind }) => kind),
    ],
    [
      'type of record',
      all<RecordType>({
        Condition: true,
        MedicationRequest: true,
        MedicationStatement: true,
        Procedure: true,
        AllergyIntolerance: true,
        Coverage: true,
        ServiceRequest: true,
        Device: true,
        DraftOrder: true,
      }),
      facts.map((fact) => (fact.kind === 'record' ? fact.type : undefined)),
    ],
    [
      'window',
      all<When['kind']>({ within: true, earlier: true, acute: true }),
      facts.map((fact) => (fact.kind === 'record' ? fact.when?.kind : undefined)),
    ],
    [
      'way to treat absence',
      all<Evidence['absence']>({ 'ruled-out': true, unknown: true }),
      evidence.map(({ absence }) => absence),
    ],
    [
      'rail in its outcomes',
      all<RailOf['rail']>({
        met: true,
        'ruled-out': true,
        unknown: true,
        'not-met': true,
        'not-ruled-out': true,
      }),
      outcomes.flatMap((set) => set.outcomes.flatMap(({ when }) => when.map(({ rail }) => rail))),
    ],
    [
      'class of a code',
      all<ListedCode['class']>({ definite: true, possible: true, never: true, unclassed: true }),
      codes.map((code) => code.class),
    ],
  ])('%s', (_, kinds, found) => {
    expect(seen(found)).toEqual(kinds);
  });
});

describe('the demonstration has', () => {
  it.each<readonly [string, (one: GuidelineCriterion) => boolean]>([
    ['possible evidence', ({ criterion }) => (own(criterion)?.possible.length ?? 0) > 0],
    ['doubtful records that are enough', ({ criterion }) => own(criterion)?.reading === 'counted'],
    ['a question and nothing else', ({ criterion }) => isAskedOnly(own(criterion))],
    ['a question put the other way round', ({ question }) => question?.inverted === true],
    ['an answer that evidence outdates', ({ criterion }) => outdates(own(criterion))],
    ['a contraindication', ({ contraindication }) => contraindication],
    ['a stated reading', ({ basis }) => basis === 'stated'],
    ['an editorial reading', ({ basis }) => basis === 'editorial'],
  ])('%s', (_, has) => {
    expect(criteria.filter(has).map(({ id }) => id)).not.toEqual([]);
  });

  it('routes, with a list of drugs and alone', () => {
    const routed = facts.flatMap((fact) =>
      fact.kind === 'record' && fact.route ? [[fact.type, fact.codes]] : [],
    );
    expect(routed).toEqual([
      ['DraftOrder', undefined],
      ['MedicationRequest', 'numbing-drug'],
    ]);
  });

  it('a set of outcomes that is exhaustive, and one that is not', () => {
    expect(outcomes.map(({ id, exhaustive }) => [id, exhaustive])).toEqual([
      ['verdict', true],
      ['notes', false],
    ]);
  });

  it('codes that are retired, overridden, a site’s own and not verified, a family, and slots filled and empty', () => {
    expect(codesWhere(({ legacy }) => legacy)).toEqual(['M54.5']);
    expect(codesWhere(({ override }) => override)).toEqual(['M54.59']);
    expect(codesWhere(({ site }) => site)).toEqual(['HARNESS', 'POLE', 'UNPICKED']);
    expect(codesWhere(({ code }) => code === 'G90.9')).toEqual([]);
    expect(codeLists.flatMap(({ families }) => families).map(({ root }) => root)).toEqual(['M54.5']);
    expect(codeLists.flatMap(({ slot }) => slot ?? []).map(({ filled }) => filled)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('numbers cut into bands, one of which a score names', () => {
    const named = facts.flatMap((fact) => (fact.kind === 'score' ? [fact.band] : []));
    expect(named).toEqual([{ from: 20 }]);
    expect(guideline.bands?.map(({ id, bands }) => [id, bands.length])).toEqual([['gloom', 3]]);
  });
});

function own(criterion: Criterion): Evidence | undefined {
  return criterion.kind === 'evidence' ? criterion : undefined;
}

function isAskedOnly(one: Evidence | undefined): boolean {
  return one?.question !== undefined && one.recorded.length + one.possible.length === 0;
}

function outdates(one: Evidence | undefined): boolean {
  return one?.question?.outdatedWithin !== undefined;
}
