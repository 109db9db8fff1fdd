import type { ValueSet } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { type Artifact, Catalog } from '../../src/artifact.ts';
import type { CodeList, ListedCode } from '../../src/knowledge/codeList.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { buildCodeListValueSet, buildCodeListValueSets } from '../../src/resources/codeListValueSet.ts';
import { withNarratives } from '../../src/resources/narrative.ts';
import { validate } from '../../src/validation/validate.ts';
import { smallGuideline } from '../support/smallGuideline.ts';

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const sct = 'http://snomed.info/sct';
const [gout] = smallGuideline.codeLists as [CodeList];

function code(text: string, more: Partial<ListedCode> = {}): ListedCode {
  const authored = { file: 'codes.csv', line: 2 };
  return {
    system: icd,
    code: text,
    display: `Display of ${text}`,
    source: 'seen',
    class: 'definite',
    legacy: false,
    authored,
    ...more,
  };
}

function listOf(codes: readonly ListedCode[], more: Partial<CodeList> = {}): CodeList {
  return { ...gout, id: 'list', title: 'A list', description: 'Codes.', codes, families: [], ...more };
}

function build(codes: readonly ListedCode[], more: Partial<CodeList> = {}): ValueSet {
  return buildCodeListValueSet(smallGuideline, listOf(codes, more)).resource as ValueSet;
}

const expanded = ({ expansion }: ValueSet) => expansion?.contains?.map((one) => one.code) ?? [];

describe('the ValueSet of a code list', () => {
  it('holds what counts: context that is a reason to ask, and no code that never counts', () => {
    const set = build([
      code('A00'),
      code('B00', { class: 'possible' }),
      code('C00', { class: 'possible', context: true }),
      code('D00', { class: 'never', context: true }),
      code('E00', { class: 'unclassed' }),
    ]);
    expect(expanded(set)).toEqual(['A00', 'B00', 'C00', 'E00']);
    expect(set.description?.split('\n\n')).toEqual([
      'Codes.',
      'A point-in-time list.',
      'As the code systems publish new releases, the list has to be reviewed.',
      'A record with one of these alone is a reason to ask, not evidence: B00.',
      'Context of the list, and as such at most a reason to ask (the wider reading is the safe one; editorial): C00.',
      'Nobody said yet what a record with one of these codes alone means; no logic decides by it.',
    ]);
  });

  it('of a list that is context holds all of it and says that no logic reads it', () => {
    const set = build([code('A00', { class: 'never', context: true }), code('B00', { class: 'possible' })], {
      context: true,
    });
    expect(expanded(set)).toEqual(['A00', 'B00']);
    expect(set.description).toContain('no logic reads this list, whatever the class of a code');
    expect(set.description).not.toContain('reason to ask');
  });

  it('of an empty slot has no definition, for FHIR has none that is empty, and says what to drop where', () => {
    const set = build([], { slot: { file: 'input/x/adopter/list.csv', filled: false } });
    expect(set.compose).toBeUndefined();
    expect(set.expansion).toEqual({
      timestamp: smallGuideline.identity.date,
      total: 0,
      parameter: [{ name: 'excludeNested', valueBoolean: true }],
    });
    expect(set.description).toContain(
      'input/x/adopter/list.csv (columns system,code,display); it has added none',
    );
  });

  it('says what the site added and what it reads otherwise', () => {
    const authored = { file: 't.yaml', line: 3 };
    const set = build(
      [
        code('A00', {
          class: 'possible',
          reason: 'coded too freely here',
          override: { was: 'definite', authored },
        }),
        code('X1', { system: 'http://www.ama-assn.org/go/cpt', site: true }),
      ],
      { slot: { file: 'input/x/adopter/list.csv', filled: true } },
    );
    expect(set.description).toContain(
      'The site reads A00 as possible (it was definite): coded too freely here',
    );
    expect(set.description).toContain(
      'Codes that the site added: X1. Systems: http://www.ama-assn.org/go/cpt; whoever adds codes of a licensed system has to hold the licence.',
    );
  });

  it('shows what is not covered', () => {
    expect(build([code('A00')], { notes: ['No code of B.'] }).description).toContain(
      'Not covered, or to be known: No code of B.',
    );
  });

  it('names few codes in its description and counts many', () => {
    const many = Array.from({ length: 16 }, (_, i) => code(`A${10 + i}`, { class: 'possible' }));
    expect(build(many).description).toContain('not evidence: 16 codes, marked in the narrative.');
  });

  it('lists families of both classes, without the codes that never count', () => {
    const families = [
      { system: icd, root: 'A0', rationale: 'R' },
      { system: icd, root: 'B0', class: 'possible' as const, rationale: 'R' },
    ];
    const set = build([code('A00'), code('B00', { class: 'possible' }), code('B09', { class: 'never' })], {
      families,
    });
    expect(set.compose?.include.slice(1).map(({ filter }) => filter?.[0]?.value)).toEqual([
      '^(?:A0.*)$',
      '^(?:B0.*)$',
    ]);
    expect(set.compose?.exclude).toEqual([
      { system: icd, concept: [{ code: 'B09', display: 'Display of B09' }] },
    ]);
  });

  it('carries the notice of each code system that it takes from, and no other', () => {
    const free = { system: sct, note: 'SCTID check digit OK; in SNOMED IPS Free Set 20220731 (CC BY 4.0)' };
    const notices = (...codes: ListedCode[]) =>
      build(codes)
        .copyright?.split('\n\n')
        .slice(1)
        .map((one) => one.slice(0, 40));
    expect(notices(code('A00'))).toEqual(['ICD-9 and ICD-10 are copyrighted by the ']);
    expect(notices(code('1', free))).toEqual(['The SNOMED International IPS Terminology']);
    expect(notices(code('1', free), code('2', { system: sct }))).toEqual([
      'This value set includes content from SNO',
    ]);
    expect(build([code('1', free), code('2', { system: sct })]).copyright).toMatch(
      /affiliate licence is needed: 2\.$/,
    );
    expect(notices(code('9-1', { system: 'http://loinc.org' }))).toEqual([
      'This material contains content from LOIN',
    ]);
    expect(notices(code('J1', { system: 'http://example.org/x' }))).toEqual([]);
  });
});

describe('the ValueSet of definite codes', () => {
  const guideline = (list: CodeList, read: boolean): Guideline => ({
    ...smallGuideline,
    codeLists: [list],
    eligibility: [],
    population: read ? { variable: 'gout-patients', codeList: list.id } : { variable: 'gout-patients' },
  });
  const ids = (list: CodeList, read: boolean) =>
    buildCodeListValueSets(guideline(list, read)).map(({ resource }) => resource.id);

  it('is there for lists that logic reads and that have such codes', () => {
    const mixed = listOf([code('A00'), code('B00', { class: 'possible' })]);
    expect(ids(mixed, true)).toEqual(['list', 'list-definite']);
    expect(ids(mixed, false)).toEqual(['list']);
    expect(ids(listOf([code('B00', { class: 'possible' })]), true)).toEqual(['list']);
  });

  it('holds them alone, also of families', () => {
    const families = [
      { system: icd, root: 'A0', rationale: 'R' },
      { system: icd, root: 'B0', class: 'possible' as const, rationale: 'R' },
    ];
    const list = listOf(
      [code('A00'), code('A01', { class: 'possible' }), code('B00', { class: 'possible' })],
      { families },
    );
    const set = buildCodeListValueSets(guideline(list, true))[1]?.resource as ValueSet;
    expect(expanded(set)).toEqual(['A00']);
    expect(set.compose).toEqual({
      include: [
        { system: icd, concept: [{ code: 'A00', display: 'Display of A00' }] },
        { system: icd, filter: [{ property: 'code', op: 'regex', value: '^(?:A0.*)$' }] },
      ],
      exclude: [{ system: icd, concept: [{ code: 'A01', display: 'Display of A01' }] }],
    });
  });
});

describe('the narrative of a code list', () => {
  const list = listOf([
    code('B00', { class: 'possible', reason: 'severity not in code' }),
    code('B01', { class: 'possible', reason: 'severity not in code' }),
    code('A00'),
    code('A01', { legacy: true }),
    code('C00', { class: 'possible', context: true, reason: 'history' }),
    code('X11', { site: true, reason: 'ours' }),
  ]);
  const guideline: Guideline = { ...smallGuideline, codeLists: [...smallGuideline.codeLists, list] };

  it('says once for each meaning why, and puts definite codes first', async () => {
    const artifacts = withNarratives(buildResources(guideline), guideline);
    const artifact = new Catalog(artifacts).byReference('ValueSet/list') as Artifact;
    const set = artifact.resource as ValueSet;
    const text = set.text?.div.replace(/<\/dt><dd>/g, ' = ');
    expect([...(text ?? '').matchAll(/<dt>((?:Definite|A reason)[^<]*)/g)].map(([, words]) => words)).toEqual(
      [
        `Definite evidence (${icd}) = A00 Display of A00`,
        `Definite evidence, retired (${icd}) = A01 Display of A01`,
        `Definite evidence, added by the site: ours (${icd}) = X11 Display of X11`,
        `A reason to ask: severity not in code (${icd}) = B00 Display of B00; B01 Display of B01`,
        `A reason to ask, context: history (${icd}) = C00 Display of C00`,
      ],
    );
    const told: string[] = [];
    await validate(
      new Catalog([artifact]),
      { complete: false, canonicalBase: guideline.identity.canonical },
      (one) => told.push(one.message),
    );
    expect(told).toEqual([]);
  });
});
