// How often the IDDS plans would speak: the card rate on two made-up cohorts, with the conditions as they are emitted.
// npm run bench:cohort writes bench/cohort.md.
import { writeFileSync } from 'node:fs';
import type { Coding, FhirResource, PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import { conditionEvaluator } from '../src/apply/conditionEvaluator.ts';
import { type RecordVariables, recordVariables } from '../src/apply/recordVariables.ts';
import { build } from '../src/build.ts';
import type { Guideline } from '../src/knowledge/guideline.ts';
import { packageRoot } from '../src/packageRoot.ts';

const today = '2026-11-25';
const patients = 5_000;
const shown = 'input/aspn-low-back-pain';
const built = await build({ path: `${packageRoot}${shown}`, shown }, {}, () => {});
if (!built) throw new Error(`${shown} is not sound`);
const { guideline, pack } = built;

type Type = 'Condition' | 'MedicationRequest' | 'Procedure' | 'ServiceRequest' | 'Device' | 'Observation';

/** A kind of record, and how many patients of a hundred have one. These shares are made up; they are no epidemiology. */
interface Share {
  readonly type: Type;
  readonly list: string;
  /** Of a hundred patients of a general practice, and of a pain clinic. */
  readonly of: readonly [number, number];
  /** At most so many days old. */
  readonly days: number;
  /** Of a score: at most so much; low values are the more frequent ones. */
  readonly upTo?: number;
}

const shares: readonly Share[] = [
  { type: 'Condition', list: 'chronic-pain', of: [8, 70], days: 2000 },
  { type: 'Condition', list: 'spondylosis', of: [15, 45], days: 3000 },
  { type: 'Condition', list: 'discogenic-pain-disc-degeneration', of: [6, 30], days: 3000 },
  { type: 'Condition', list: 'spinal-stenosis', of: [3, 25], days: 3000 },
  { type: 'Condition', list: 'radicular-extremity-pain', of: [5, 40], days: 1500 },
  { type: 'Condition', list: 'joint-pain', of: [20, 40], days: 3000 },
  { type: 'Condition', list: 'abdominal-pelvic-pain', of: [10, 12], days: 700 },
  { type: 'Condition', list: 'postlaminectomy-syndrome', of: [0.3, 12], days: 3000 },
  { type: 'Condition', list: 'vertebral-compression-fracture', of: [1, 6], days: 1500 },
  { type: 'Condition', list: 'complex-regional-pain-syndrome', of: [0.1, 5], days: 2000 },
  { type: 'Condition', list: 'postherpetic-neuralgia', of: [0.4, 4], days: 1500 },
  { type: 'Condition', list: 'cancer-related-pain', of: [0.5, 4], days: 700 },
  { type: 'Condition', list: 'post-thoracotomy-pain', of: [0.05, 1], days: 2000 },
  { type: 'Condition', list: 'long-term-opioid-use', of: [2, 35], days: 1500 },
  { type: 'Condition', list: 'major-depression-severe', of: [1, 4], days: 1500 },
  { type: 'Condition', list: 'anxiety-disorder', of: [9, 25], days: 2500 },
  { type: 'Condition', list: 'opioid-use-disorder', of: [0.5, 5], days: 2000 },
  { type: 'Condition', list: 'substance-use-disorder', of: [4, 9], days: 2500 },
  { type: 'Condition', list: 'active-infection', of: [3, 3], days: 365 },
  { type: 'Condition', list: 'immunocompromised', of: [1, 2], days: 2500 },
  { type: 'Condition', list: 'severe-sleep-disturbance', of: [4, 15], days: 2500 },
  { type: 'MedicationRequest', list: 'systemic-opioids', of: [4, 45], days: 700 },
  { type: 'Procedure', list: 'epidural-steroid-injection', of: [0.7, 35], days: 1500 },
  { type: 'Procedure', list: 'spinal-surgery-history', of: [1, 18], days: 4000 },
  { type: 'ServiceRequest', list: 'intrathecal-drug-trial', of: [0.02, 2], days: 300 },
  { type: 'Device', list: 'intrathecal-pump-implantation', of: [0.02, 2], days: 300 },
  { type: 'Observation', list: 'phq9-total', of: [20, 60], days: 300, upTo: 27 },
  { type: 'Observation', list: 'oswestry-disability-index', of: [0.5, 30], days: 300, upTo: 80 },
];

const cohorts = ['general practice', 'pain clinic'] as const;

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

function recordsOf(cohort: 0 | 1, random: () => number): FhirResource[] {
  const year = 2026 - 18 - Math.floor(random() * 72);
  const subject = { reference: 'Patient/p' };
  const made = shares.flatMap(({ type, list, of, days, upTo }, index): FhirResource[] => {
    if (random() * 100 >= of[cohort]) return [];
    const code = { coding: [codingOf(guideline, list, random)] };
    const date = dayBefore(Math.floor(random() * days));
    return [
      record(
        type,
        `r${index}`,
        { code, date, value: Math.floor(random() ** 3 * ((upTo ?? 0) + 1)) },
        subject,
      ),
    ];
  });
  return [{ resourceType: 'Patient', id: 'p', birthDate: `${year}-06-15`, gender: 'female' }, ...made];
}

function codingOf({ codeLists }: Guideline, id: string, random: () => number): Coding {
  const codes =
    codeLists.find((list) => list.id === id)?.codes.filter((code) => code.class !== 'never') ?? [];
  const found = codes[Math.floor(random() * codes.length)];
  if (!found) throw new Error(`no codes in ${id}`);
  return { system: found.system, code: found.code };
}

function dayBefore(days: number): string {
  return new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
}

interface Written {
  readonly code: { readonly coding: Coding[] };
  readonly date: string;
  readonly value: number;
}

function record(
  type: Type,
  id: string,
  { code, date, value }: Written,
  subject: { reference: string },
): FhirResource {
  switch (type) {
    case 'Condition':
      return { resourceType: type, id, subject, code, clinicalStatus: active, onsetDateTime: date };
    case 'MedicationRequest':
      return {
        resourceType: type,
        id,
        subject,
        status: 'active',
        intent: 'order',
        medicationCodeableConcept: code,
        authoredOn: date,
      };
    case 'Procedure':
      return { resourceType: type, id, subject, status: 'completed', code, performedDateTime: date };
    case 'ServiceRequest':
      return {
        resourceType: type,
        id,
        subject,
        status: 'active',
        intent: 'order',
        code,
        authoredOn: date,
      };
    case 'Device':
      return { resourceType: type, id, patient: subject, status: 'active', type: code };
    case 'Observation': {
      const unit = code.coding[0]?.code === '97909-6' ? '%' : '{score}';
      const valueQuantity = { value, code: unit, system: 'http://unitsofmeasure.org' };
      return {
        resourceType: type,
        id,
        subject,
        status: 'final',
        code,
        effectiveDateTime: date,
        valueQuantity,
      };
    }
  }
}

const active = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
};

/** Cards of one patient: the root actions whose conditions hold, by id of plan and action. */
type Cards = (variables: RecordVariables) => readonly string[];

async function cardsOf(plans: readonly PlanDefinition[]): Promise<Cards> {
  const holds = await conditionEvaluator({ today });
  const applies = ({ condition = [] }: PlanDefinitionAction, variables: RecordVariables) =>
    condition.every(({ expression }) => holds(expression?.expression ?? 'false', variables) === true);
  return (variables) =>
    plans.flatMap(({ id, action = [] }) =>
      action.filter((one) => applies(one, variables)).map((one) => `${id}: ${one.title}`),
    );
}

/** The plans that a hook calls when a chart is opened. */
const plans = pack.catalog
  .ofType('PlanDefinition')
  .map(({ resource }) => resource as PlanDefinition)
  .filter(({ action = [] }) =>
    action.some(({ trigger = [] }) => trigger.some(({ name }) => name === 'patient-view')),
  );
const cards = await cardsOf(plans);

const rows = cohorts.map((name, cohort) => {
  const random = sequence(20261125 + cohort);
  const counts = new Map<string, number>();
  let shownTo = 0;
  let records = 0;
  const start = performance.now();
  for (let index = 0; index < patients; index++) {
    const given = recordsOf(cohort as 0 | 1, random);
    records += given.length;
    const complete = random() < 0.6 ? ['Condition', 'Procedure', 'Device', 'MedicationRequest'] : [];
    const variables = recordVariables(given, { subject: 'p', today, complete }, () => undefined);
    const found = cards(variables);
    if (found.length > 0) shownTo += 1;
    for (const card of found) counts.set(card, (counts.get(card) ?? 0) + 1);
  }
  return { name, counts, shownTo, records, milliseconds: (performance.now() - start) / patients };
});

const titles = [...new Set(rows.flatMap(({ counts }) => [...counts.keys()]))].sort();
const share = (count: number) => `${((count / patients) * 100).toFixed(1)} %`;
const text = `# How often the plans speak

${patients} made-up patients for each cohort, without answers to the form, ${today}. The shares of diagnoses, drugs and procedures stand in
\`bench/cohort.ts\`; they are made up and no epidemiology, so these are figures of how much the plans talk, not of how many patients
are eligible. Plans of the hook patient-view: ${plans.map(({ id }) => id).join(', ')}. \`npm run bench:cohort\` counts again.

| | ${rows.map(({ name }) => name).join(' | ')} |
| --- | ${rows.map(() => '---:').join(' | ')} |
| patients with a card | ${rows.map(({ shownTo }) => share(shownTo)).join(' | ')} |
${titles.map((title) => `| ${title} | ${rows.map(({ counts }) => share(counts.get(title) ?? 0)).join(' | ')} |`).join('\n')}
| records of a patient | ${rows.map(({ records }) => (records / patients).toFixed(1)).join(' | ')} |
| milliseconds a patient | ${rows.map(({ milliseconds }) => milliseconds.toFixed(1)).join(' | ')} |
`;
process.stdout.write(text);
writeFileSync(new URL('cohort.md', import.meta.url), text);
