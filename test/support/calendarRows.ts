import type { FhirResource } from 'fhir/r4.js';
import type { Criterion, Evidence } from '../../src/logic/criterion.ts';
import type { Fact, RecordType, When } from '../../src/logic/fact.ts';
import type { Span } from '../../src/logic/span.ts';
import type { Situation } from './interpret/chart.ts';
import { ageTable, type Lies, windowTable } from './windowTable.ts';

/** A criterion, a patient, and its value by a calendar on the wall. */
export interface CalendarRow {
  readonly label: string;
  readonly criterion: Criterion;
  readonly situation: Situation;
  readonly expected: 'met' | 'ruled-out' | 'unknown';
}

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const questionnaire = 'http://example.org/Questionnaire/calendar';

/** What the criteria of the rows name. */
export const calendarTerms = {
  codeSet: () => ({
    id: 'any',
    title: 'Any',
    codes: [{ system: icd, code: 'A00', class: 'definite' as const }],
    families: [],
  }),
  criterion: (): Criterion => {
    throw new Error('nothing is named');
  },
};

const value: Readonly<Record<Lies, CalendarRow['expected']>> = {
  in: 'met',
  maybe: 'unknown',
  out: 'ruled-out',
};

/** Met when the fact is definite, unknown when it is counted, ruled out when it is neither. */
function shown(fact: Fact): Evidence {
  return { kind: 'evidence', recorded: [fact], possible: [], absence: 'ruled-out' };
}

function about(today: string, ...records: readonly object[]): Situation {
  const owned = records.map((record, index) => ({
    id: `r${index}`,
    subject: { reference: 'Patient/a' },
    patient: { reference: 'Patient/a' },
    ...record,
  }));
  const complete = [
    ...[
      'Condition',
      'MedicationRequest',
      'MedicationStatement',
      'Procedure',
      'ServiceRequest',
      'Observation',
    ],
    'AllergyIntolerance',
  ];
  return {
    given: owned as unknown as FhirResource[],
    subject: 'a',
    today,
    complete,
    questionnaire,
    draftOrders: [],
  };
}

const code = { coding: [{ system: icd, code: 'A00' }] };
const medicationCodeableConcept = code;

/** All ways in which a record is dated, mostly with a date beside it that is of no concern. */
const ways: readonly (readonly [RecordType, (date: string) => object])[] = [
  ['Condition', (date) => ({ recordedDate: date })],
  ['Condition', (date) => ({ onsetDateTime: date, recordedDate: '1999' })],
  ['Condition', (date) => ({ onsetPeriod: { start: date }, recordedDate: '1999-01-01' })],
  ['Condition', (date) => ({ onsetPeriod: { end: '1998' }, recordedDate: date })],
  ['Condition', (date) => ({ onsetAge: { value: 3 }, recordedDate: date })],
  ['Condition', (date) => ({ onsetRange: { low: { value: 3 } }, recordedDate: date })],
  ['Condition', (date) => ({ onsetString: 'in May', recordedDate: date })],
  ['AllergyIntolerance', (date) => ({ recordedDate: date })],
  ['AllergyIntolerance', (date) => ({ onsetDateTime: date, recordedDate: '1999' })],
  ['Procedure', (date) => ({ status: 'completed', performedDateTime: date })],
  ['Procedure', (date) => ({ status: 'completed', performedPeriod: { start: date, end: '2150' } })],
  [
    'MedicationRequest',
    (date) => ({ status: 'active', intent: 'order', authoredOn: date, medicationCodeableConcept }),
  ],
  [
    'MedicationStatement',
    (date) => ({ status: 'active', effectiveDateTime: date, medicationCodeableConcept }),
  ],
  [
    'MedicationStatement',
    (date) => ({
      status: 'active',
      effectivePeriod: { start: date },
      dateAsserted: '1999',
      medicationCodeableConcept,
    }),
  ],
  ['MedicationStatement', (date) => ({ status: 'active', dateAsserted: date, medicationCodeableConcept })],
  ['ServiceRequest', (date) => ({ status: 'active', authoredOn: date })],
];

/** The rows of one span, over all dates of the table. */
export function rowsOf(span: Span): readonly CalendarRow[] {
  return windowTable
    .filter((row) => row[1].count === span.count && row[1].unit === span.unit)
    .flatMap(([today, , date, within, earlier]) => [
      ...recordRows(today, span, date, { within, earlier }),
      ...scoreRows(today, span, date, within),
      ...acuteRows(today, span, date, within),
      ...answerRows(today, span, date, within),
    ]);
}

/** Every span of the table. */
export const calendarSpans: readonly Span[] = windowTable
  .map(([, span]) => span)
  .filter(
    (span, index, all) =>
      index === all.findIndex((other) => other.count === span.count && other.unit === span.unit),
  );

function recordRows(
  today: string,
  span: Span,
  date: string,
  lies: Record<'within' | 'earlier', Lies>,
): CalendarRow[] {
  return ways.flatMap(([type, dated]) =>
    (['within', 'earlier'] as const).map((kind) => {
      const record = { resourceType: type, code, ...dated(date) };
      const when: When = { kind, span };
      return {
        label: `on ${today}: ${JSON.stringify(record)} ${kind}`,
        criterion: shown({ kind: 'record', type, codes: 'any', when }),
        situation: about(today, record),
        expected: value[lies[kind]],
      };
    }),
  );
}

function scoreRows(today: string, within: Span, date: string, lies: Lies): CalendarRow[] {
  const valueQuantity = { value: 2, system: 'http://unitsofmeasure.org', code: '%' };
  return [{ effectiveDateTime: date }, { effectivePeriod: { start: date } }].map((dated) => ({
    label: `on ${today}: a score of ${JSON.stringify(dated)}`,
    criterion: shown({ kind: 'score', codes: 'any', within, unit: '%', band: { from: 1 } }),
    situation: about(today, { resourceType: 'Observation', status: 'final', code, valueQuantity, ...dated }),
    expected: value[lies],
  }));
}

function acuteRows(today: string, span: Span, date: string, lies: Lies): CalendarRow[] {
  const clinical = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
  const old = lies === 'in' ? 'met' : 'unknown';
  const rows: readonly (readonly [object, CalendarRow['expected']])[] = [
    [{ recordedDate: date }, old],
    [{ onsetDateTime: date }, old],
    [{ onsetDateTime: date, recordedDate: '1999' }, old],
    [{ onsetDateTime: '1999', recordedDate: date }, old],
    [{ onsetString: 'lately', recordedDate: date }, old],
    [{ recordedDate: date, clinicalStatus: { coding: [{ system: clinical, code: 'active' }] } }, 'met'],
    [{ recordedDate: date, clinicalStatus: { text: 'Active' } }, 'unknown'],
  ];
  return rows.map(([record, expected]) => ({
    label: `on ${today}: acute ${JSON.stringify(record)}`,
    criterion: shown({ kind: 'record', type: 'Condition', codes: 'any', when: { kind: 'acute', span } }),
    situation: about(today, { resourceType: 'Condition', code, ...record }),
    expected,
  }));
}

/** An answer of that date that lasts so long, and evidence of that date that outdates an answer of today. */
function answerRows(today: string, span: Span, date: string, lies: Lies): CalendarRow[] {
  const answered = (authored: string, valueBoolean: boolean) => ({
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire,
    authored,
    item: [{ linkId: 'q', answer: [{ valueBoolean }] }],
  });
  const asked = (validFor: Span, outdatedWithin?: Span): Evidence => ({
    kind: 'evidence',
    recorded: [],
    possible: outdatedWithin ? [{ kind: 'record', type: 'Condition', codes: 'any' }] : [],
    question: { id: 'q', validFor, ...(outdatedWithin && { outdatedWithin }) },
    absence: 'unknown',
  });
  const outdating = [
    { recordedDate: date },
    { onsetDateTime: date },
    { onsetDateTime: '1999', recordedDate: date },
    { onsetPeriod: { start: date }, recordedDate: '1999' },
  ].map(
    (dates): CalendarRow => ({
      label: `on ${today}: an answer outdated by ${JSON.stringify(dates)}`,
      criterion: asked({ count: 12, unit: 'month' }, span),
      situation: about(today, { resourceType: 'Condition', code, ...dates }, answered(today, false)),
      expected: lies === 'out' ? 'ruled-out' : 'unknown',
    }),
  );
  return [
    ...outdating,
    {
      label: `on ${today}: an answer of ${date}`,
      criterion: asked(span),
      situation: about(today, answered(date, true)),
      expected: lies === 'in' ? 'met' : 'unknown',
    },
  ];
}

/** Records without a date are reasons to ask; ages by the table. */
export const otherRows: readonly CalendarRow[] = [
  ...ways.flatMap(([type, dated]) =>
    (['within', 'earlier'] as const).map((kind): CalendarRow => {
      const { authoredOn: _, ...undated } = dated('') as Record<string, unknown>;
      const elements = Object.entries(undated).filter(
        ([name]) => !/^(?:onset|recorded|performed|effective|dateAss)/.test(name),
      );
      const record = { resourceType: type, code, ...Object.fromEntries(elements) };
      return {
        label: `${JSON.stringify(record)} without a date, ${kind}`,
        criterion: shown({
          kind: 'record',
          type,
          codes: 'any',
          when: { kind, span: { count: 3, unit: 'month' } },
        }),
        situation: about('2026-11-25', record),
        expected: 'unknown',
      };
    }),
  ),
  ...ageTable.flatMap(([birthDate, today, fewest, most]) =>
    [fewest - 1, fewest, most, most + 1].flatMap((age): CalendarRow[] => {
      const situation = {
        ...about(today),
        given: [{ resourceType: 'Patient', id: 'a', birthDate } as FhirResource],
      };
      const label = `born ${birthDate}, on ${today}`;
      return [
        {
          label: `${label}, ${age} or older`,
          criterion: shown({ kind: 'age', band: { from: age } }),
          situation,
          expected: fewest >= age ? 'met' : most >= age ? 'unknown' : 'ruled-out',
        },
        {
          label: `${label}, younger than ${age}`,
          criterion: shown({ kind: 'age', band: { below: age } }),
          situation,
          expected: most < age ? 'met' : fewest < age ? 'unknown' : 'ruled-out',
        },
      ];
    }),
  ),
];
