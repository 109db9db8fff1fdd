import type { CodeableConcept, FhirResource } from 'fhir/r4.js';
import type { Guideline } from '../../src/knowledge/guideline.ts';

/** A patient of the bench, whose records are as many as were asked for. */
export interface BenchPatient {
  readonly id: string;
  readonly records: readonly FhirResource[];
}

/** The day on which the bench's patients are looked at: that of the run, since one of the engines has no other. */
export const today = new Date().toISOString().slice(0, 10);

/** What a guideline about pain looks for, by code list, and what of a hundred patients have it. Made up; no epidemiology. */
const sought: readonly (readonly [Type, string, number, number])[] = [
  ['Condition', 'chronic-pain', 70, 2000],
  ['Condition', 'spinal-stenosis', 30, 3000],
  ['Condition', 'radicular-extremity-pain', 40, 1500],
  ['Condition', 'postlaminectomy-syndrome', 30, 3000],
  ['Condition', 'cancer-related-pain', 8, 700],
  ['Condition', 'complex-regional-pain-syndrome', 8, 2000],
  ['Condition', 'long-term-opioid-use', 35, 1500],
  ['Condition', 'major-depression-severe', 6, 1500],
  ['Condition', 'anxiety-disorder', 25, 2500],
  ['Condition', 'opioid-use-disorder', 5, 2000],
  ['Condition', 'active-infection', 5, 365],
  ['MedicationRequest', 'systemic-opioids', 60, 700],
  ['Procedure', 'epidural-steroid-injection', 40, 1500],
  ['Procedure', 'spinal-surgery-history', 30, 4000],
  ['Observation', 'phq9-total', 60, 300],
  ['Observation', 'oswestry-disability-index', 40, 300],
];

type Type = 'Condition' | 'MedicationRequest' | 'Procedure' | 'Observation';

/** What everybody's record is full of. */
const usual: readonly (readonly [Type, number, string, readonly string[]])[] = [
  [
    'Observation',
    45,
    'http://loinc.org',
    ['8480-6', '8462-4', '8867-4', '29463-7', '8302-2', '4548-4', '2160-0'],
  ],
  [
    'Observation',
    20,
    'http://loinc.org',
    ['718-7', '2345-7', '2951-2', '2823-3', '3094-0', '6690-2', '777-3'],
  ],
  [
    'Condition',
    12,
    icd(),
    ['I10', 'E11.9', 'E78.5', 'J45.909', 'K21.9', 'M17.11', 'N18.31', 'Z00.00', 'H52.4'],
  ],
  ['MedicationRequest', 15, rxnorm(), ['314076', '860975', '617311', '197361', '310965', '313782', '198211']],
  ['Procedure', 8, 'http://snomed.info/sct', ['73761001', '40701008', '80146002', '274025005', '171207006']],
];

function icd() {
  return 'http://hl7.org/fhir/sid/icd-10-cm';
}

function rxnorm() {
  return 'http://www.nlm.nih.gov/research/umls/rxnorm';
}

/** Makes patients of a guideline, the same for the same seed. */
export function benchPatients(
  guideline: Guideline,
  { patients, records, seed }: { patients: number; records: number; seed: number },
): readonly BenchPatient[] {
  const random = sequence(seed);
  return Array.from({ length: patients }, (_, index) => patientOf(guideline, `p${index}`, records, random));
}

function patientOf(guideline: Guideline, id: string, size: number, random: () => number): BenchPatient {
  const subject = { reference: `Patient/${id}` };
  const year = Number(today.slice(0, 4)) - 18 - Math.floor(random() * 72);
  const made: FhirResource[] = [
    { resourceType: 'Patient', id, birthDate: `${year}-06-15`, gender: 'female' },
  ];
  const add = (type: Type, system: string, code: string, days: number) => {
    const concept = { coding: [{ system, code }], text: `Code ${code} as somebody wrote it down` };
    const date = dayBefore(Math.floor(random() * days));
    made.push(record(type, `${id}-${made.length}`, concept, date, Math.floor(random() ** 2 * 60), subject));
  };
  for (const [type, list, share, days] of sought) {
    if (random() * 100 >= share) continue;
    const codes = guideline.codeLists.find((one) => one.id === list)?.codes ?? [];
    const own = codes.filter((code) => code.class !== 'never');
    const { system, code } = own[Math.floor(random() * own.length)] ?? { system: '', code: '' };
    add(type, system, code, days);
  }
  while (made.length < size) {
    const drawn = random() * 100;
    const kind = usual.find((_, index) => drawn < shareUpTo(index)) ?? usual[0];
    if (!kind) break;
    const [type, , system, codes] = kind;
    add(type, system, codes[Math.floor(random() * codes.length)] as string, 3000);
  }
  return { id, records: made };
}

function shareUpTo(index: number): number {
  return usual.slice(0, index + 1).reduce((sum, [, share]) => sum + share, 0);
}

/** The same sequence everywhere. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function dayBefore(days: number): string {
  return new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
}

const active: CodeableConcept = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
};
const confirmed: CodeableConcept = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }],
};

function record(
  type: Type,
  id: string,
  code: CodeableConcept,
  date: string,
  value: number,
  subject: { reference: string },
): FhirResource {
  const meta = { lastUpdated: `${date}T09:30:00Z`, versionId: '1' };
  switch (type) {
    case 'Condition':
      return {
        ...{ resourceType: type, id, meta, subject, code },
        ...{ clinicalStatus: active, verificationStatus: confirmed, onsetDateTime: date },
      };
    case 'MedicationRequest':
      return {
        ...{ resourceType: type, id, meta, subject, status: 'active', intent: 'order' },
        ...{ medicationCodeableConcept: code, authoredOn: date },
      };
    case 'Procedure':
      return { resourceType: type, id, meta, subject, status: 'completed', code, performedDateTime: date };
    case 'Observation': {
      const unit = code.coding?.[0]?.code === '97909-6' ? '%' : '{score}';
      const valueQuantity = { value, code: unit, system: 'http://unitsofmeasure.org' };
      return {
        ...{ resourceType: type, id, meta, subject, status: 'final', code },
        ...{ effectiveDateTime: `${date}T09:30:00Z`, valueQuantity },
      };
    }
  }
}
