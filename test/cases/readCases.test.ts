import { describe, expect, it } from 'vitest';
import { caseBundle } from '../../src/cases/caseBundle.ts';
import { checkCases } from '../../src/cases/checkCases.ts';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import { readCases } from '../../src/cases/readCases.ts';
import { collect, type Diagnostic } from '../../src/diagnostic.ts';
import type { CodeList, ListedCode } from '../../src/knowledge/codeList.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { gout } from './gout.ts';

async function read(text: string) {
  const { value, diagnostics } = collect((report) => readCases('cases/some.yaml', text, gout, report));
  const cases = await value;
  return { cases, said: diagnostics.map(saidOf(text)) };
}

/** What stands at the place of a finding, and the finding. */
const saidOf =
  (text: string) =>
  ({ place, code, message }: Diagnostic) => {
    const line = text.split('\n')[(place.line as number) - 1] as string;
    const token = line
      .slice((place.column as number) - 1)
      .replace(/[,}\]].*$/, '')
      .trim();
    return `${token} -> ${code}: ${message}`;
  };
const file = (...lines: string[]) =>
  ['asOf: "2026-11-25"', 'cases:', ...lines.map((line) => `  ${line}`)].join('\n');

describe('a file of cases', () => {
  it('becomes the records of each patient', async () => {
    const { cases, said } = await read(
      file(
        '- id: one',
        '  title: A woman with gout',
        '  patient: { age: 60, sex: female }',
        '  conditions:',
        '    - { code: ICD-10-CM M10.9 Gout, unspecified }'.replace(
          'Gout, unspecified',
          '"Gout, unspecified"',
        ),
        '  expect: { gout: met }',
      ).replace('code: ICD-10-CM M10.9 "Gout, unspecified"', 'code: "ICD-10-CM M10.9 Gout, unspecified"'),
    );
    expect(said).toEqual([]);
    expect(cases).toEqual([
      {
        id: 'one',
        title: 'A woman with gout',
        asOf: '2026-11-25',
        subject: 'one-patient',
        records: [
          { resourceType: 'Patient', id: 'one-patient', birthDate: '1966-11-25', gender: 'female' },
          {
            resourceType: 'Condition',
            id: 'one-condition-1',
            subject: { reference: 'Patient/one-patient' },
            code: {
              coding: [
                { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M10.9', display: 'Gout, unspecified' },
              ],
            },
            clinicalStatus: {
              coding: [
                { system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' },
              ],
            },
            verificationStatus: {
              coding: [
                { system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' },
              ],
            },
          },
        ],
        draftOrders: [],
        complete: [],
        expected: [
          { criterion: 'gout', state: 'met', place: { file: 'cases/some.yaml', line: 8, column: 21 } },
        ],
        outcomes: [],
        authored: { file: 'cases/some.yaml', line: 3, column: 5 },
      },
    ]);
    expect(caseBundle(cases?.[0] as PatientCase).entry?.map(({ fullUrl }) => fullUrl)).toEqual([
      'http://example.org/fhir/Patient/one-patient',
      'http://example.org/fhir/Condition/one-condition-1',
    ]);
  });

  it('writes every kind of record', async () => {
    const { cases, said } = await read(
      file(
        '- id: all',
        '  title: Everything',
        '  patient: { born: "1970-05", sex: other, deceased: 2 days ago }',
        '  conditions: [{ text: Gout, abated: true, onsetAge: 40, onsetText: in May, recorded: "2020" }]',
        '  observations: [{ code: LOINC 1-8 Some, unlisted: true, value: 3.5, unit: mg/dL, date: today }]',
        '  medicationRequests: [{ text: pills, status: stopped, date: 1 year ago, doNotPerform: true }]',
        '  medicationStatements: [{ text: pills, status: missing }]',
        '  procedures: [{ text: puncture, date: 1 month ago }]',
        '  allergies: [{ text: nuts, clinical: missing, verification: unconfirmed, onset: 1 year ago }]',
        '  coverages: [{ from: 1 year ago, until: in 1 year }, { status: cancelled }]',
        '  serviceRequests: [{ text: x-ray, intent: plan }]',
        '  devices: [{ text: pump }]',
        '  draftOrders: [{ code: RxNorm 2683 colchicine, unlisted: true }, { text: x-ray }]',
        '  answers: { drinks: "yes", abstains: not known }',
        '  answered: 2 weeks ago',
        '  complete: all',
        '  expect: { gout: unknown }',
      ),
    );
    expect(said).toEqual([]);
    expect(cases?.[0]).toMatchSnapshot();
  });

  it('take a status in words only, instead of its code', async () => {
    const { cases, said } = await read(
      file(
        '- id: a',
        '  title: A',
        '  conditions: [{ text: Gout, clinicalText: Over, verificationText: Ruled out }]',
        '  expect: { gout: unknown }',
      ),
    );
    expect(said).toEqual([]);
    expect(cases?.[0]?.records[1]).toMatchObject({
      clinicalStatus: { text: 'Over' },
      verificationStatus: { text: 'Ruled out' },
    });
  });

  it.each<[string, string[], string[]]>([
    [
      'an unknown criterion',
      ['- { id: a, title: A, expect: { gaut: met } }'],
      [
        'met -> case-criterion-unknown: The guideline has no criterion "gaut"; known: gout, drinks, abstains, both, child, dead, ordered, insured.',
      ],
    ],
    [
      'an unknown state',
      ['- { id: a, title: A, expect: { gout: maybe } }'],
      ['maybe -> case-state-unknown: "gout" is a criterion: met, ruled-out or unknown, not "maybe".'],
    ],
    [
      'an unknown question',
      ['- { id: a, title: A, answers: { gout: "yes" }, expect: { gout: met } }'],
      ['"yes" -> case-question-unknown: No criterion asks "gout"; questions: abstains, drinks.'],
    ],
    [
      'a code in no list',
      ['- { id: a, title: A, conditions: [{ code: "ICD-10-CM M10.8 Other gout" }], expect: { gout: met } }'],
      [
        '"ICD-10-CM M10.8 Other gout" -> case-code-unknown: No code list of the guideline has ICD-10-CM M10.8. Mend the code, or add "unlisted: true" if it is meant to be in none.',
      ],
    ],
    [
      'a code without its dot',
      ['- { id: a, title: A, conditions: [{ code: "ICD-10-CM m109 Gout" }], expect: { gout: met } }'],
      [
        '"ICD-10-CM m109 Gout" -> case-code-unknown: No code list of the guideline has ICD-10-CM m109; is M10.9 meant? Mend the code, or add "unlisted: true" if it is meant to be in none.',
      ],
    ],
    [
      'a code with another display',
      [
        '- id: a',
        '  title: A',
        '  conditions:',
        '    - code: ICD-10-CM M10.9 Gout',
        '  expect: { gout: met }',
      ],
      [
        'ICD-10-CM M10.9 Gout -> case-code-display: ICD-10-CM M10.9 is "Gout, unspecified" in the guideline\'s code lists, not "Gout". Mend the display, or the code.',
      ],
    ],
    [
      'a code without its display',
      ['- { id: a, title: A, conditions: [{ code: [ICD-10-CM M10.9] }], expect: { gout: met } }'],
      [
        'ICD-10-CM M10.9 -> case-code-form: "ICD-10-CM M10.9" is not a system, a code and its display: ICD-10-CM M54.50 Low back pain, unspecified.',
      ],
    ],
    [
      'an unknown code system',
      ['- { id: a, title: A, conditions: [{ code: ICD10 M10.9 Gout }], expect: { gout: met } }'],
      [
        'ICD10 M10.9 Gout -> case-code-system: "ICD10" is no code system known here; known: ICD-10-CM, ICD-10-PCS, SNOMED-CT, LOINC, RxNorm, HCPCS, CPT, NDC, CVX, and by their uri those of the guideline\'s code lists.',
      ],
    ],
    [
      'a bad date',
      ['- { id: a, title: A, conditions: [{ text: x, recorded: last year }], expect: { gout: met } }'],
      [
        'last year -> case-date: "last year" is no date. Write today, "3 months ago", "3 months and 1 day ago", "in 2 days", or a date in full: 2026-08-25, 2026-08, 2026.',
      ],
    ],
    [
      'a key that a section does not know',
      ['- { id: a, title: A, conditions: [{ text: x, date: today }], expect: { gout: met } }'],
      [
        'date: today -> yaml-schema: The key "date" is not known here; known: code, text, unlisted, recorded, onset, onsetAge, onsetText, abated, clinical, verification, clinicalText, verificationText. Mend its spelling or remove it.',
      ],
    ],
    [
      'a list that is none',
      ['- { id: a, title: A, complete: everything, expect: { gout: met } }'],
      [
        'everything -> yaml-schema: "complete" is "everything"; expected: the word all, or a list of names (Lists read in full: all, or their names).',
      ],
    ],
    [
      'two cases of one id, and everything else in the same run',
      [
        '- { id: a, title: A, expect: { gout: met } }',
        '- { id: a, title: B, patient: { born: some day }, answered: soon, answers: { drinks: "no" }, expect: { x: met } }',
      ],
      [
        'a -> id-duplicate: Two cases share the id "a".',
        'soon -> case-date: "soon" is no date. Write today, "3 months ago", "3 months and 1 day ago", "in 2 days", or a date in full: 2026-08-25, 2026-08, 2026.',
        'some day -> case-date: "some day" is no date. Write today, "3 months ago", "3 months and 1 day ago", "in 2 days", or a date in full: 2026-08-25, 2026-08, 2026.',
        'met -> case-criterion-unknown: The guideline has no criterion "x"; known: gout, drinks, abstains, both, child, dead, ordered, insured.',
      ],
    ],
  ])('reports %s', async (_name, lines, expected) => {
    const { cases, said } = await read(file(...lines));
    expect(cases).toBeUndefined();
    expect(said).toEqual(expected);
  });

  it('asks for a day where a date is written in full', async () => {
    const { said } = await read(
      'cases: [{ id: a, title: A, conditions: [{ text: x, recorded: 2026-08 }], expect: { gout: met } }]',
    );
    expect(said).toEqual([
      '2026-08 -> case-date-absolute: 2026-08 needs a day to be looked at from. Add "asOf", or write how long ago it was.',
    ]);
  });

  it('looks at a patient on the day of the guideline where none is named', async () => {
    const { cases } = await read('cases: [{ id: a, title: A, patient: { age: 1 }, expect: { gout: met } }]');
    expect(cases?.[0]?.records).toEqual([
      { resourceType: 'Patient', id: 'a-patient', birthDate: '2025-01-02' },
    ]);
  });
});

describe('the route of an order', () => {
  const drug = (route: string) => `{ code: RxNorm 11289 warfarin, unlisted: true, route: "${route}" }`;
  const text = (route: string) =>
    file(
      '- id: a',
      '  title: A',
      `  medicationRequests: [${drug(route)}]`,
      `  draftOrders: [${drug(route)}]`,
      '  expect: { gout: unknown }',
    );

  it('becomes that of its dosage', async () => {
    const { cases, said } = await read(text('SNOMED-CT 26643006 Oral route'));
    const coding = [{ system: 'http://snomed.info/sct', code: '26643006', display: 'Oral route' }];
    const order = { resourceType: 'MedicationRequest', dosageInstruction: [{ route: { coding } }] };
    expect(said).toEqual([]);
    expect(cases?.[0]?.records[1]).toMatchObject(order);
    expect(cases?.[0]?.draftOrders).toMatchObject([order]);
  });

  it('is a code like others', async () => {
    const { cases, said } = await read(text('by mouth'));
    expect(cases).toBeUndefined();
    expect(said.map((each) => /case-\S+(?=:)/.exec(each)?.[0])).toEqual(['case-code-form', 'case-code-form']);
  });
});

describe('the answers of a case', () => {
  const [first] = gout.codeLists;
  const place = { file: 'eligibility.yaml', line: 1, column: 1 };
  const asked = {
    id: 'drinks',
    text: 'Do you drink?',
    source: { text: 'drinks', place },
    informational: false,
  };
  const guideline: Guideline = {
    ...gout,
    questionnaires: [
      {
        id: 'habits',
        title: 'Habits',
        description: 'D',
        groups: [{ id: 'g', title: 'G', questions: [asked] }],
        rationale: 'R',
        authored: place,
      },
    ],
  };
  const text = file(
    '- id: a',
    '  title: A',
    '  answers: { drinks: "yes", abstains: "no" }',
    '  answered: 1 day ago',
    '  expect: { drinks: met, abstains: met }',
  );

  it('are given to the forms that ask, and read from all of them', async () => {
    const { value, diagnostics } = collect((report) => readCases('c.yaml', text, guideline, report));
    const cases = (await value) ?? [];
    const forms = cases[0]?.records.flatMap((record) =>
      record.resourceType === 'QuestionnaireResponse'
        ? [
            [
              record.questionnaire?.replace(/.*\//, ''),
              record.authored,
              record.item?.map(({ linkId }) => linkId),
            ],
          ]
        : [],
    );
    expect(forms).toEqual([
      ['habits', '2026-11-24', ['drinks']],
      ['considering', '2026-11-24', ['abstains']],
    ]);
    await checkCases(cases, guideline, (diagnostic) => diagnostics.push(diagnostic));
    expect(diagnostics).toEqual([]);
  });

  it('may stand beside codes of a site, whose system is named by its uri', async () => {
    const system = 'http://example.org/ours';
    const own = { ...(first as CodeList), id: 'own', codes: [] };
    const code = { ...(first?.codes[0] as ListedCode), system, code: 'G1', display: 'Gout here' };
    const ours = { ...gout, codeLists: [...gout.codeLists, { ...own, codes: [code] }] };
    const line = (name: string) =>
      file(
        `- { id: a, title: A, conditions: [{ code: "${name} G1 Gout here" }], expect: { gout: unknown } }`,
      );
    const { value } = collect((report) => readCases('c.yaml', line(system), ours, report));
    expect((await value)?.[0]?.records[1]).toMatchObject({
      code: { coding: [{ system, code: 'G1', display: 'Gout here' }] },
    });
    const { value: none, diagnostics } = collect((report) =>
      readCases('c.yaml', line('http://example.org/theirs'), ours, report),
    );
    expect(await none).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toEqual(['case-code-system']);
  });
});

describe('what a case expects', () => {
  const check = async (lines: readonly string[]) => {
    const text = file(...lines);
    const { cases, said } = await read(text);
    expect(said).toEqual([]);
    const diagnostics: Diagnostic[] = [];
    await checkCases(cases as readonly PatientCase[], gout, (diagnostic) => diagnostics.push(diagnostic));
    return diagnostics.map(saidOf(text));
  };

  it('is compared with what the printed logic says', async () => {
    expect(
      await check([
        '- id: a',
        '  title: A child with gout who is asked',
        '  patient: { age: 17 }',
        '  conditions: [{ code: "ICD-10-CM M10.9 Gout, unspecified" }]',
        '  answers: { drinks: "no", abstains: "no" }',
        '  draftOrders: [{ text: x-ray }]',
        '  coverages: [{ until: 1 day ago }]',
        '  expect: { gout: met, drinks: ruled-out, abstains: met, both: ruled-out, child: met, ordered: met, insured: unknown }',
        '- id: b',
        '  title: A grown-up without',
        '  patient: { age: 18, deceased: false }',
        '  coverages: [{ until: today }]',
        '  complete: all',
        '  expect: { gout: ruled-out, drinks: unknown, both: ruled-out, child: ruled-out, dead: ruled-out, ordered: ruled-out, insured: met }',
        '- { id: c, title: Nobody, expect: { gout: unknown, both: unknown, child: unknown, dead: unknown, ordered: unknown } }',
      ]),
    ).toEqual([]);
  });

  it('is reported where it is not so', async () => {
    expect(
      await check([
        '- { id: a, title: A, conditions: [{ text: Gout }], expect: { gout: met } }',
        '- { id: b, title: B, complete: [conditions], expect: { gout: unknown } }',
      ]),
    ).toEqual([
      'met -> case-state: "gout" is unknown for this patient, not met (no evidence, and no list read in full). Mend the case, or the criterion.',
      'unknown -> case-state: "gout" is ruled out for this patient, not unknown (read in full: Condition). Mend the case, or the criterion.',
    ]);
  });

  it('is reported with the evidence there is, of all that the criterion reads', async () => {
    expect(
      await check([
        '- id: a',
        '  title: A',
        '  conditions: [{ code: "ICD-10-CM M10.9 Gout, unspecified", verification: provisional }]',
        '  answers: { drinks: "no" }',
        '  complete: [conditions]',
        '  expect: { both: met }',
        '- id: b',
        '  title: B',
        '  conditions: [{ code: "ICD-10-CM M10.9 Gout, unspecified" }]',
        '  expect: { gout: unknown }',
      ]),
    ).toEqual([
      'met -> case-state: "both" is ruled out for this patient, not met (a reason to ask: a condition that may be “Gout” counts; answered no: drinks; read in full: Condition). Mend the case, or the criterion.',
      'unknown -> case-state: "gout" is met for this patient, not unknown (on record: “Gout” is recorded). Mend the case, or the criterion.',
    ]);
  });
});

describe('responses of other dates', () => {
  it('stand beside the answers: only the latest of a form counts', async () => {
    const { cases, said } = await read(
      file(
        '- id: a',
        '  title: Left blank later, and asked in a form that nobody has sent',
        '  answers: { drinks: "no" }',
        '  answered: 2 months ago',
        '  responses:',
        '    - { answered: 1 month ago, answers: { drinks: blank, abstains: not known } }',
        '    - { answered: missing, status: in-progress, answers: { drinks: "yes" } }',
        '  expect: { drinks: unknown }',
      ),
    );
    expect(said).toEqual([]);
    expect(cases?.[0]?.records.slice(1)).toMatchObject([
      { id: 'a-questionnaireresponse-1', authored: '2026-09-25', status: 'completed' },
      {
        id: 'a-questionnaireresponse-2',
        authored: '2026-10-25',
        item: [{ linkId: 'drinks' }, { linkId: 'abstains', answer: [{}] }],
      },
      { id: 'a-questionnaireresponse-3', status: 'in-progress' },
    ]);
    expect(cases?.[0]?.records[3]).not.toHaveProperty('authored');
    expect(await checkCases(cases as readonly PatientCase[], gout, () => undefined)).toBe(1);
  });

  it('are reported where their question is unknown, or their date none', async () => {
    const { said } = await read(
      file(
        '- id: a',
        '  title: A',
        '  responses: [{ answered: some day, answers: { smokes: "yes" } }]',
        '  expect: { drinks: unknown }',
      ),
    );
    expect(said).toEqual([
      'yes -> case-question-unknown: No criterion asks "smokes"; questions: abstains, drinks.'.replace(
        'yes',
        '"yes"',
      ),
      'some day -> case-date: "some day" is no date. Write today, "3 months ago", "3 months and 1 day ago", "in 2 days", or a date in full: 2026-08-25, 2026-08, 2026.',
    ]);
  });
});
