import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4.js';
import type { Day } from '../interpret/calendar.ts';
import { concept } from './concepts.ts';
import { dateTime, period } from './dates.ts';
import { type Choice, oneOf, resource } from './resource.ts';
import { observation } from './scores.ts';
import { status, verification } from './statuses.ts';

function condition(today: Day): fc.Arbitrary<object> {
  return resource(
    'Condition',
    {
      code: concept('limb-pain', 'limb-pain', 'fracture', 'doubtful'),
      recordedDate: dateTime(today),
    },
    [
      {
        none: 1,
        of: {
          clinicalStatus: status(
            'condition-clinical',
            ['active', 'recurrence', 'relapse'],
            ['inactive', 'remission', 'resolved'],
          ),
        },
      },
      { none: 1, of: { verificationStatus: verification('condition-ver-status') } },
      {
        none: 3,
        of: {
          onsetDateTime: dateTime(today),
          onsetPeriod: period(today),
          onsetAge: fc.constant({ value: 50, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' }),
          onsetRange: fc.constant({ low: { value: 40 } }),
          onsetString: fc.constant('years ago'),
        },
      },
      {
        none: 24,
        of: {
          abatementDateTime: dateTime(today),
          abatementAge: fc.constant({ value: 51 }),
          abatementPeriod: period(today),
          abatementRange: fc.constant({ high: { value: 60 } }),
          abatementString: fc.constant('gone'),
        },
      },
    ],
  );
}

function allergy(today: Day): fc.Arbitrary<object> {
  const clinicalStatus = status('allergyintolerance-clinical', ['active'], ['inactive', 'resolved']);
  return resource('AllergyIntolerance', { code: concept('opioid'), recordedDate: dateTime(today) }, [
    { none: 1, of: { clinicalStatus } },
    { none: 1, of: { verificationStatus: verification('allergyintolerance-verification') } },
  ]);
}

/** Dosages, of which each may have a route, as codes or in words. */
const dosages: Choice = {
  none: 1,
  of: {
    dosageInstruction: fc.array(
      fc.oneof(
        { weight: 4, arbitrary: concept('spinal-route').map((route) => ({ route })) },
        { weight: 1, arbitrary: fc.constant<object>({ text: 'as needed' }) },
      ),
      { minLength: 1, maxLength: 2 },
    ),
  },
};

const notToDo: Choice = { none: 5, of: { doNotPerform: fc.boolean() } };

const medication: Choice = {
  none: 0,
  of: {
    medicationCodeableConcept: concept('opioid'),
    medicationReference: fc.constantFrom(
      { reference: 'Medication/morphine' },
      { reference: 'urn:uuid:00000000-0000-4000-8000-000000000001' },
      { reference: 'Medication/nowhere' },
      { display: 'Morphine' },
    ),
  },
};

function medicationRequest(today: Day): fc.Arbitrary<object> {
  return resource(
    'MedicationRequest',
    {
      status: oneOf('active active on-hold cancelled completed entered-in-error stopped draft unknown'),
      intent: oneOf(
        'order order order original-order reflex-order filler-order instance-order proposal plan option',
      ),
      authoredOn: dateTime(today),
    },
    [medication, notToDo, dosages],
  );
}

function medicationStatement(today: Day): fc.Arbitrary<object> {
  return resource(
    'MedicationStatement',
    {
      status: oneOf('active active completed entered-in-error intended stopped on-hold unknown not-taken'),
      dateAsserted: dateTime(today),
    },
    [medication, { none: 1, of: { effectiveDateTime: dateTime(today), effectivePeriod: period(today) } }],
  );
}

function procedure(today: Day): fc.Arbitrary<object> {
  return resource(
    'Procedure',
    {
      status: oneOf(
        'completed completed completed in-progress preparation not-done on-hold stopped entered-in-error unknown',
      ),
      code: concept('pump', 'pump-removal'),
    },
    [
      {
        none: 1,
        of: {
          performedDateTime: dateTime(today),
          performedPeriod: period(today),
          performedString: fc.constant('in spring'),
        },
      },
    ],
  );
}

function coverage(today: Day): fc.Arbitrary<object> {
  return resource('Coverage', {
    status: oneOf('active active active active cancelled draft entered-in-error'),
    period: period(today),
  });
}

function serviceRequest(today: Day): fc.Arbitrary<object> {
  return resource(
    'ServiceRequest',
    {
      status: oneOf('draft active on-hold revoked completed entered-in-error unknown'),
      intent: oneOf('order proposal'),
      code: concept('pump'),
      authoredOn: dateTime(today),
    },
    [notToDo],
  );
}

const device = resource('Device', {
  status: oneOf('active active inactive entered-in-error unknown'),
  type: concept('pump'),
});

/** A record of any type but the answers, without id and patient; mostly of the types that are wanted, if any are. */
export function record(today: Day, wanted: ReadonlySet<string>): fc.Arbitrary<FhirResource> {
  const all = {
    Condition: condition(today),
    Observation: observation(today),
    AllergyIntolerance: allergy(today),
    MedicationRequest: medicationRequest(today),
    MedicationStatement: medicationStatement(today),
    Procedure: procedure(today),
    Coverage: coverage(today),
    ServiceRequest: serviceRequest(today),
    Device: device,
  };
  return fc.oneof(
    ...Object.entries(all).map(([type, arbitrary]) => ({ weight: wanted.has(type) ? 20 : 1, arbitrary })),
  ) as fc.Arbitrary<FhirResource>;
}

/** Orders that are being placed. */
export const draftOrder = fc.oneof(
  resource('ServiceRequest', { code: concept('pump') }, [notToDo]),
  resource('MedicationRequest', { medicationCodeableConcept: concept('opioid') }, [notToDo, dosages]),
  resource('DeviceRequest', { codeCodeableConcept: concept('pump') }),
) as fc.Arbitrary<FhirResource>;
