import { describe, expect, it } from 'vitest';
import { ownEvidence } from '../../src/logic/ownEvidence.ts';
import { codeListsOf, namedIn, questionsOf, readsOf } from '../../src/logic/reads.ts';
import { cardStatements, cardsIn } from '../../src/resources/planRules.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';

const guideline = await aspnGuideline();
const { codeLists, criteria, choices, eligibility, questionnaires, source } = guideline;
const criterionOf = (id: string) => {
  const found = criteria.find((one) => one.id === id);
  if (!found) throw new Error(`no criterion ${id}`);
  return found.criterion;
};
/** The criteria that all plans rest on, by way of others too. */
const read = new Set(
  eligibility.flatMap(({ cards }) =>
    namedIn(
      {
        kind: 'all',
        of: cardsIn(cards)
          .flatMap(cardStatements)
          .map(({ criterion }) => criterion),
      },
      criterionOf,
    ),
  ),
);
const codes = codeLists.flatMap((list) => list.codes.map((code) => ({ list: list.id, ...code })));

describe('the terminology of the first real guideline', () => {
  it('is whole: lists, codes and systems', () => {
    expect(codeLists.length).toBeGreaterThanOrEqual(119);
    expect(codes.length).toBeGreaterThanOrEqual(2937);
    expect([...new Set(codes.map(({ system }) => system))].sort()).toEqual([
      'http://hl7.org/fhir/sid/icd-10-cm',
      'http://loinc.org',
      'http://snomed.info/sct',
      'http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration',
      'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
      'http://www.cms.gov/Medicare/Coding/ICD10',
      'http://www.nlm.nih.gov/research/umls/rxnorm',
    ]);
  });

  it('names for every code the source in which it was seen with its display', () => {
    expect(codes.filter(({ source, display }) => source === '' || display === '')).toEqual([]);
  });

  it('takes context at most as a reason to ask', () => {
    const context = codes.filter((code) => code.context);
    expect(context.filter((code) => code.class === 'definite')).toEqual([]);
    const readable = new Set(codeLists.filter((list) => !list.context).map(({ id }) => id));
    const counted = context.filter((code) => readable.has(code.list) && code.class === 'possible');
    expect(new Set(counted.map(({ list }) => list))).toEqual(
      new Set([
        'anxiety-disorder',
        'bleeding-risk',
        'cardiopulmonary-comorbidity',
        'immunocompromised',
        'insufficient-insurance-coverage',
        'intrathecal-pump-implantation',
        'intrathecal-pump-management',
        'opioid-allergy-status',
        'severe-cognitive-deficit',
        'spinal-surgery-history',
        'suicidal-homicidal',
      ]),
    );
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
  it('cover every line of the tables that says something, line 173 aside', () => {
    const lines = [...criteria.map((one) => one.source.place.line as number)];
    const missing = [...between(146, 163), ...between(169, 172)].filter((line) => !lines.includes(line));
    // Kinds of the entry above them, which one question asks about.
    expect(missing.map((line) => source.lines[line - 1])).toEqual(['- Visceral', '- Somatic']);
    expect(lines).not.toContain(173);
  });

  it('rule nothing out by absence that speaks against', () => {
    const against = criteria.filter(({ contraindication }) => contraindication);
    expect(against.length).toBeGreaterThan(10);
    for (const { criterion } of against)
      for (const { absence } of ownEvidence(criterion)) expect(absence).toBe('unknown');
  });

  it('read no list that nobody classed, and none that is context', () => {
    const facts = criteria.flatMap(({ criterion }) => readsOf(criterion, criterionOf).facts);
    const lists = (some: typeof facts) => {
      const ids = codeListsOf(some);
      return codeLists.filter(({ id }) => ids.includes(id));
    };
    const records = lists(facts.filter(({ kind }) => kind !== 'score'));
    expect(records.length).toBeGreaterThan(40);
    expect(records.flatMap((list) => list.codes).filter((code) => code.class === 'unclassed')).toEqual([]);
    expect(lists(facts).filter(({ context }) => context)).toEqual([]);
  });

  it('show every editorial number with its reason among the choices', () => {
    const numbers = criteria
      .flatMap(({ thresholds }) => thresholds)
      .filter(({ basis }) => basis === 'editorial');
    expect(numbers.length).toBeGreaterThan(80);
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

  it('are each read by a plan, themselves or by way of another', () => {
    expect(criteria.filter(({ id }) => !read.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

describe('the plans of the first real guideline', () => {
  it('run at the hooks of the clinic', () => {
    expect(eligibility.map(({ id, hooks }) => [id, hooks])).toEqual([
      ['idds-eligibility', ['patient-view']],
      ['idds-order-check', ['order-sign', 'order-select']],
      ['idds-shared-decision', ['patient-view']],
      ['idds-surveillance', ['patient-view']],
    ]);
  });

  it('ask every question of a criterion in the form, and line 173 for information only', () => {
    const asked = questionnaires.flatMap(({ groups }) => groups.flatMap(({ questions }) => questions));
    expect(
      asked
        .filter(({ informational }) => !informational)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(criteria.flatMap(({ id, question }) => (question ? [id] : [])).sort());
    const shown = asked.filter(({ informational }) => informational);
    expect(shown.map(({ id, source: { place } }) => [id, place.line])).toEqual([
      ['oral-opioids-contraindicated', 173],
    ]);
  });

  it('give each option a population that was answered', () => {
    const options = eligibility.flatMap(({ cards }) =>
      cardsIn(cards).filter(({ proposes }) => proposes && 'row' in proposes),
    );
    expect(options.length).toBeGreaterThan(10);
    for (const { when } of options)
      expect(
        when.some(
          ({ criterion, rail }) =>
            rail === 'met' && questionsOf(criterionOf(criterion), criterionOf).length > 0,
        ),
      ).toBe(true);
  });
});

function between(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
