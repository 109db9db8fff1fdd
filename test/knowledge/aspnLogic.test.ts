import { describe, expect, it } from 'vitest';
import { codeListsOf, readsOf } from '../../src/logic/reads.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';

const guideline = await aspnGuideline();
const { codeLists, criteria, eligibility, choices } = guideline;
const codes = codeLists.flatMap((list) => list.codes.map((code) => ({ list: list.id, ...code })));

describe('the terminology of the first real guideline', () => {
  it('is whole: lists, codes and systems', () => {
    const systems = new Set(codes.map(({ system }) => system));
    expect([codeLists.length, codes.length, systems.size]).toEqual([119, 2937, 6]);
  });

  it('names for every code the source in which it was seen with its display', () => {
    expect(codes.filter(({ source, display }) => source === '' || display === '')).toEqual([]);
  });

  it('takes context at most as a reason to ask', () => {
    const context = codes.filter((code) => code.context);
    expect(context.filter((code) => code.class === 'definite')).toEqual([]);
    const readable = new Set(codeLists.filter((list) => !list.context).map(({ id }) => id));
    const counted = context.filter((code) => readable.has(code.list) && code.class === 'possible');
    expect(counted).toHaveLength(57);
    expect([...new Set(counted.map(({ list }) => list))].sort()).toEqual([
      'anxiety-disorder',
      'immunocompromised',
      'insufficient-insurance-coverage',
      'intrathecal-pump-implantation',
      'intrathecal-pump-management',
      'severe-cognitive-deficit',
      'suicidal-homicidal',
    ]);
  });

  it('gives the same code the same display everywhere', () => {
    const displays = new Map<string, string>();
    for (const { system, code, display } of codes) {
      const key = `${system}|${code}`;
      expect([key, displays.get(key) ?? display]).toEqual([key, display]);
      displays.set(key, display);
    }
  });

  it('has no family that brings in a code of another class', () => {
    const odd = codeLists.flatMap((list) =>
      list.families.flatMap((family) =>
        list.codes
          .filter(({ system, code }) => system === family.system && code.startsWith(family.root))
          .filter((code) => code.class !== (family.class ?? 'definite'))
          .map(({ code }) => `${list.id} ${family.root} ${code}`),
      ),
    );
    expect(odd).toEqual([]);
  });
});

describe('the criteria of the first real guideline', () => {
  it('are the first slice, each quoted from its line', () => {
    expect(criteria.map(({ id, source }) => [id, source.place.line])).toEqual([
      ['multiple-compression-fractures', 147],
      ['postlaminectomy', 151],
      ['crps', 161],
      ['uncontrolled-depression-anxiety', 170],
      ['refill-schedule', 171],
      ['comorbidities-optimised', 171],
    ]);
  });

  it('rule nothing out by absence that speaks against', () => {
    for (const { criterion, contraindication } of criteria)
      if (contraindication) expect(criterion).toMatchObject({ absence: 'unknown' });
  });

  it('read no list that nobody classed, and none that is context', () => {
    const facts = criteria.flatMap(({ criterion }) => readsOf(criterion, () => criterion).facts);
    const records = codeListsOf(facts.filter(({ kind }) => kind !== 'score'));
    const read = codeLists.filter(({ id }) => records.includes(id));
    expect(read.map(({ id }) => id)).toEqual([
      'vertebral-compression-fracture',
      'postlaminectomy-syndrome',
      'complex-regional-pain-syndrome',
      'major-depression-severe',
      'anxiety-disorder',
      'medication-nonadherence',
    ]);
    expect(read.flatMap((list) => list.codes).filter((code) => code.class === 'unclassed')).toEqual([]);
  });

  it('show every editorial number with its reason among the choices', () => {
    const numbers = criteria
      .flatMap(({ thresholds }) => thresholds)
      .filter(({ basis }) => basis === 'editorial');
    expect(numbers.length).toBe(14);
    for (const { decision, rationale } of numbers) {
      expect(rationale).not.toBe('');
      expect(choices.map((choice) => choice.decision)).toContain(decision);
    }
  });

  it('make no site of an unspecified vertebra, and compare within one family only', () => {
    const facts = criteria
      .filter(({ id }) => id === 'multiple-compression-fractures')
      .flatMap(({ criterion }) => readsOf(criterion, () => criterion).facts);
    const families = facts.flatMap((fact) =>
      fact.kind === 'sites'
        ? [[...new Set(fact.sites.flatMap(({ roots }) => roots.map((root) => root.slice(0, 3))))]]
        : [],
    );
    expect(families).toEqual([['S22'], ['S32'], ['M48'], []]);
    const roots = facts.flatMap((fact) =>
      fact.kind === 'sites' ? fact.sites.flatMap((site) => site.roots) : [],
    );
    expect(roots.filter((root) => ['S22.00', 'S32.00', 'M48.50'].includes(root))).toEqual([]);
    expect(roots.every((root) => root.replace('.', '').length === 5)).toBe(true);
  });

  it('are what the plans are made of', () => {
    expect(eligibility.map(({ criterion }) => criterion)).toEqual([
      {
        kind: 'any',
        of: [
          { kind: 'named', id: 'postlaminectomy' },
          { kind: 'named', id: 'crps' },
        ],
      },
    ]);
  });
});
