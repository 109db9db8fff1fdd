import fc from 'fast-check';

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const snomed = 'http://snomed.info/sct';

/** What stands where something else belongs. */
const odd = fc.constantFrom<unknown>(null, 7, true, 'text', [], [null], {}, { reference: 'X/1' }, ['a', 'b']);

function mostly<T>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

const coding = mostly(
  fc.record(
    {
      system: mostly(fc.constantFrom(icd, snomed, 'http://loinc.org', '')),
      code: mostly(fc.constantFrom('M54.5', 'M54.50', 'G89.4', '2177002', 'a', '')),
      display: fc.constant('Words'),
      userSelected: mostly(fc.boolean()),
    },
    { requiredKeys: [] },
  ),
);

const concept = mostly(
  fc.record(
    { coding: mostly(fc.array(coding, { maxLength: 3 })), text: mostly(fc.constant('Back pain')) },
    { requiredKeys: [] },
  ),
);

const date = mostly(
  fc.constantFrom(
    '2026',
    '2026-02',
    '2025-11-20',
    '2026-02-30',
    '2026-11-25',
    '2020-01-01T10:00:00Z',
    'soon',
  ),
);

const period = mostly(fc.record({ start: date, end: date }, { requiredKeys: [] }));

const condition = fc.record(
  {
    resourceType: fc.constant('Condition'),
    id: fc.constantFrom('c1', 'c2'),
    code: concept,
    category: mostly(fc.array(concept, { maxLength: 2 })),
    clinicalStatus: concept,
    verificationStatus: concept,
    onsetDateTime: date,
    onsetPeriod: period,
    onsetString: mostly(fc.constant('long ago')),
    _onsetDateTime: fc.constant({ id: 'x' }),
    abatementDateTime: date,
    recordedDate: date,
    _recordedDate: fc.constant({ extension: [{ url: 'u' }] }),
  },
  { requiredKeys: ['resourceType'] },
);

const quantity = mostly(
  fc.record(
    {
      value: mostly(fc.constantFrom(1, 12.5, 41)),
      code: mostly(fc.constantFrom('%', 'kg')),
      system: mostly(fc.constant('http://unitsofmeasure.org')),
      comparator: fc.constant('<'),
    },
    { requiredKeys: [] },
  ),
);

const observation = fc.record(
  {
    resourceType: fc.constant('Observation'),
    status: mostly(fc.constantFrom('final', 'amended', 'entered-in-error')),
    code: concept,
    effectiveDateTime: date,
    effectiveInstant: mostly(fc.constant('2026-01-01T10:00:00Z')),
    effectivePeriod: period,
    valueQuantity: quantity,
    valueCodeableConcept: concept,
    valueString: mostly(fc.constant('high')),
  },
  { requiredKeys: ['resourceType'] },
);

const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 });

/** Variables whose records are as FHIR wants them, for the most part. */
export const messyVariables = fc.record({
  conditions: few(condition),
  observations: few(observation),
  // Several types in one list, and what is no record.
  draftOrders: few(fc.oneof(condition, observation, fc.constantFrom<unknown>('text', {}, { code: 'a' }))),
  subject: fc.constantFrom(
    [],
    [{ resourceType: 'Patient', id: 'p', active: false, birthDate: '1970-05-05' }],
  ),
  complete: fc.subarray(['Condition', 'Observation']),
  yes: fc.subarray(['a', 'b']),
  no: mostly(fc.subarray(['a', 'b'])),
});
