import { readdirSync, readFileSync } from 'node:fs';
import type { Bundle, Condition, Coverage, FhirResource, MedicationRequest, Patient } from 'fhir/r4.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { readArtifacts } from '../../src/package/readArtifacts.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { validate } from '../../src/validation/validate.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';
import { keptCases } from './keptCases.ts';

const folder = 'input/aspn-low-back-pain/cases/patients';
const files = readdirSync(`${packageRoot}${folder}`);
const bundles = files.filter((name) => name.endsWith('.json'));
const icd10 = 'http://hl7.org/fhir/sid/icd-10-cm';
const snomed = 'http://snomed.info/sct';
const outcomes = [
  'out-of-scope',
  'contraindicated',
  'not-indicated',
  'criteria-not-met',
  'eligible',
  'needs-information',
];

describe('the patients of the shipped guideline', () => {
  let guideline: Guideline;
  let patients: readonly PatientCase[];

  beforeAll(async () => {
    guideline = await aspnGuideline();
    const all = await keptCases(guideline, () => undefined);
    patients = all.filter(({ authored }) => authored.file.startsWith(`${folder}/`));
  });

  const one = (id: string): PatientCase => {
    const found = patients.find((each) => each.id === id);
    if (!found) throw new Error(`No patient "${id}" is kept in ${folder}.`);
    return found;
  };
  const subjects = (those: readonly PatientCase[]) => new Set(those.map(({ subject }) => subject));

  it.each(outcomes)('are at least six persons for the outcome %s', (outcome) => {
    const those = patients.filter((each) => each.outcomes.some((said) => said.outcome === outcome));
    expect(subjects(those).size).toBeGreaterThanOrEqual(6);
  });

  it('are of no outcome but these', () => {
    const named = patients.flatMap((each) => each.outcomes.map(({ outcome }) => outcome));
    expect([...new Set(named)].sort()).toEqual([...outcomes].sort());
  });

  it('have 30 resources or more in at least ten persons', () => {
    expect(subjects(patients.filter(({ records }) => records.length >= 30)).size).toBeGreaterThanOrEqual(10);
  });

  it.each([
    ['ICD-10-CM', icd10],
    ['SNOMED CT', snomed],
  ])('are coded in %s, twenty persons at the least', (_, system) => {
    const coded = patients.filter((each) =>
      conditions(each).some(({ code }) => code?.coding?.some((coding) => coding.system === system)),
    );
    expect(subjects(coded).size).toBeGreaterThanOrEqual(20);
  });

  it('are all named by a case, where they lie in a file of their own', () => {
    const cases = files
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(`${packageRoot}${folder}/${name}`, 'utf8'))
      .join('\n');
    expect(bundles.filter((name) => !cases.includes(`resources: ${name}\n`))).toEqual([]);
  });

  it.each(bundles)('are valid R4, and say that they are synthetic: %s', async (name) => {
    const path = `${packageRoot}${folder}/${name}`;
    const found: Diagnostic[] = [];
    const report = (diagnostic: Diagnostic) => void found.push(diagnostic);
    await validate(readArtifacts([path], report), { complete: false }, report);
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    const bundle = JSON.parse(readFileSync(path, 'utf8')) as Bundle;
    const patient = bundle.entry?.find(({ resource }) => resource?.resourceType === 'Patient')?.resource;
    for (const { meta } of [bundle, patient as Patient]) expect(meta?.tag).toMatchObject([{ code: 'HTEST' }]);
    expect((patient as Patient).text?.div).toContain('made up for testing');
  });

  /** A situation, the patient who is in it, what is expected, and the record that puts the patient there. */
  const situations: readonly [string, string, Record<string, string>, (each: PatientCase) => unknown][] = [
    [
      'the cancer patient on immunosuppressants',
      'cancer-on-immunosuppressants',
      { idds: 'needs-information', 'cancer-pain': 'met', immunocompromised: 'unknown' },
      (each) => hasCode(each, 'G89.3') && hasCode(each, 'Z79.61'),
    ],
    [
      'endocarditis under a code outside our list',
      'endocarditis-outside-the-list',
      { idds: 'needs-information', 'active-infection': 'unknown' },
      (each) =>
        hasCode(each, 'I38') && !guideline.codeLists.some(({ codes }) => codes.some((c) => c.code === 'I38')),
    ],
    [
      "today's differential sepsis beside last week's no",
      'sepsis-differential-last-week',
      { idds: 'needs-information', 'active-infection': 'unknown', immunocompromised: 'ruled-out' },
      (each) => statusOf(each, 'A41.9')?.coding?.[0]?.code === 'differential',
    ],
    [
      "today's differential sepsis beside last year's no",
      'sepsis-differential-last-year',
      { idds: 'needs-information', 'active-infection': 'unknown', immunocompromised: 'unknown' },
      (each) => statusOf(each, 'A41.9')?.coding?.[0]?.code === 'differential',
    ],
    [
      'a text-only "Ruled out"',
      'ruled-out-in-words-only',
      { idds: 'needs-information', crps: 'unknown', 'active-infection': 'unknown' },
      (each) => ['G90.511', 'A41.9'].every((code) => JSON.stringify(statusOf(each, code)) === ruledOut),
    ],
    [
      'an allergy list that was not read',
      'eligible-allergies-unread',
      { idds: 'eligible', 'ziconotide-allergy': 'unknown', 'opioid-allergy': 'unknown' },
      ({ complete }) => complete.includes('Condition') && !complete.includes('AllergyIntolerance'),
    ],
    [
      'the septic patient without pain, of whom no card speaks',
      'septic-without-pain',
      { idds: 'contraindicated', 'active-infection': 'met', 'idds-speak': 'unknown' },
      (each) => hasCode(each, 'A41.9'),
    ],
    [
      'the knee-pain patient, of whom no card speaks',
      'knee-pain',
      { 'joint-extremity-pain': 'unknown', 'idds-speak': 'unknown' },
      (each) => hasCode(each, 'M25.561'),
    ],
    [
      'one fracture coded twice',
      'fracture-of-l1-coded-twice',
      { idds: 'needs-information', 'multiple-compression-fractures': 'unknown' },
      (each) => ['S32.010A', 'S32.010G', 'M48.56XA', '426646004'].every((code) => hasCode(each, code)),
    ],
    [
      'unread lists',
      'unread-lists',
      { idds: 'needs-information', postlaminectomy: 'unknown', 'idds-speak': 'unknown' },
      ({ complete }) => complete.length === 0,
    ],
    [
      'a stopped opioid',
      'stopped-opioid',
      { 'opioid-orders-recorded': 'met', 'intolerable-opioid-effects': 'unknown' },
      (each) =>
        ofType<MedicationRequest>(each, 'MedicationRequest').every(({ status }) => status === 'stopped'),
    ],
    [
      'CRPS under differential diagnosis',
      'crps-under-differential-diagnosis',
      { idds: 'needs-information', crps: 'unknown', postlaminectomy: 'ruled-out' },
      (each) => statusOf(each, 'G90.521')?.coding?.[0]?.code === 'differential',
    ],
    [
      'insured but anticipating loss',
      'insured-anticipating-loss',
      { idds: 'contraindicated', 'lack-of-coverage': 'met' },
      (each) =>
        ofType<Coverage>(each, 'Coverage').some(
          ({ status, period }) => status === 'active' && (period?.end ?? '') > each.asOf,
        ),
    ],
    [
      'a pump in place',
      'pump-in-place-failed-back',
      { idds: 'out-of-scope', 'pump-in-place': 'met' },
      (each) => ofType(each, 'Device').length === 1,
    ],
    [
      'deceased',
      'deceased-bone-metastases',
      { idds: 'out-of-scope', deceased: 'met', 'cancer-pain': 'met' },
      (each) => personOf(each).deceasedDateTime !== undefined,
    ],
    [
      'aged 11',
      'girl-aged-11',
      { idds: 'out-of-scope', 'below-12': 'met', crps: 'met' },
      (each) => each.asOf === '2026-11-25' && personOf(each).birthDate === '2014-11-26',
    ],
    [
      'aged 12',
      'girl-aged-12',
      { idds: 'needs-information', 'twelve-or-over': 'met', crps: 'met' },
      (each) => each.asOf === '2026-11-25' && personOf(each).birthDate === '2014-11-25',
    ],
  ];

  it.each(situations)('are in each situation that is asked for: %s', (_, id, expected, shows) => {
    const patient = one(id);
    const said = Object.fromEntries([
      ...patient.outcomes.map(({ set, outcome }) => [set, outcome]),
      ...patient.expected.map(({ criterion, state }) => [criterion, state]),
    ]);
    expect(said).toMatchObject(expected);
    expect(shows(patient)).toBe(true);
  });
});

const ruledOut = JSON.stringify({ text: 'Ruled out' });

function ofType<T extends FhirResource>({ records }: PatientCase, type: T['resourceType']): readonly T[] {
  return records.filter((each): each is T => each.resourceType === type);
}

function conditions(patient: PatientCase): readonly Condition[] {
  return ofType<Condition>(patient, 'Condition');
}

function personOf(patient: PatientCase): Patient {
  return ofType<Patient>(patient, 'Patient')[0] as Patient;
}

function hasCode(patient: PatientCase, code: string): boolean {
  return conditions(patient).some((each) => each.code?.coding?.some((coding) => coding.code === code));
}

/** The verification status of the first Condition with a code. */
function statusOf(patient: PatientCase, code: string): Condition['verificationStatus'] {
  return conditions(patient).find((each) => each.code?.coding?.some((coding) => coding.code === code))
    ?.verificationStatus;
}
