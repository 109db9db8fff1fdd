import { profile } from '../../../src/validation/rules/profile.ts';
import { testRule } from '../../support/testRule.ts';

const base = 'http://example.org/StructureDefinition';
const core = 'http://hl7.org/fhir/StructureDefinition';

/** An element of a differential; its path is its id without the slices. */
const element = (id: string, rest: object = {}) => ({ id, path: id.replace(/:[^.]*/g, ''), ...rest });

const definition = (id: string, type: string, elements: object[], baseDefinition = `${core}/${type}`) => ({
  resourceType: 'StructureDefinition',
  id,
  url: `${base}/${id}`,
  name: id,
  status: 'active',
  kind: 'resource',
  abstract: false,
  type,
  baseDefinition,
  derivation: 'constraint',
  differential: { element: elements },
});

const claiming = (id: string, resource: object) => ({ ...resource, meta: { profile: [`${base}/${id}`] } });
const patient = (rest: object = {}) => ({ resourceType: 'Patient', ...rest });
const observation = (rest: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  ...rest,
});
const sliced = (type: string, path: string, rules = 'open') => ({
  slicing: { discriminator: [{ type, path }], rules },
});

const member = definition('member', 'Patient', [
  element('Patient'),
  element('Patient.identifier', { min: 1, ...sliced('value', 'system') }),
  element('Patient.identifier:number', { sliceName: 'number', min: 1, max: '1' }),
  element('Patient.identifier:number.system', { min: 1, fixedUri: 'http://example.org/number' }),
  element('Patient.identifier:number.value', { min: 1 }),
  element('Patient.name', { max: '1' }),
  element('Patient.gender', { fixedCode: 'female' }),
  element('Patient.photo', { max: '0' }),
]);
const derived = definition(
  'derived',
  'Patient',
  [element('Patient'), element('Patient.identifier:number.type', { min: 1 })],
  `${base}/member`,
);
const number = { system: 'http://example.org/number', value: '1' };

const kinds = { resourceType: 'ValueSet', url: 'http://example.org/ValueSet/kinds', status: 'active' };
const valueSet = {
  ...kinds,
  compose: { include: [{ system: 'http://example.org/kinds', concept: [{ code: 'a' }, { code: 'b' }] }] },
};
const coded = (...codes: string[]) => ({
  coding: codes.map((code) => ({ system: 'http://example.org/kinds', code })),
});
const required = { binding: { strength: 'required', valueSet: kinds.url } };

testRule(profile, [
  {
    name: 'takes what meets its profile, and profiles that are not here',
    resources: [
      member,
      derived,
      claiming(
        'member',
        patient({ identifier: [{ system: 'http://example.org/x' }, number], gender: 'female' }),
      ),
      claiming('member', patient({ identifier: [number] })),
      claiming('derived', patient({ identifier: [{ ...number, type: { text: 'x' } }] })),
      claiming('absent', patient()),
    ],
    findings: [],
  },
  {
    name: 'counts elements and slices, and compares fixed values',
    resources: [
      member,
      claiming('member', patient()),
      claiming('member', patient({ identifier: [number, number], gender: 'male' })),
      claiming('member', patient({ identifier: [{ system: number.system }], name: [{}, {}], photo: [{}] })),
    ],
    findings: [
      'Patient.identifier: The profile member asks for a identifier, found 0.',
      'Patient.identifier: The profile member asks for 1 of the slice number, found 0.',
      'Patient.identifier: The profile member takes 1 of the slice number, found 2.',
      'Patient.gender: The profile member takes "female" only, found "male".',
      'Patient.identifier[0].value: The profile member asks for a value, found 0.',
      'Patient.name: The profile member takes at most 1 name, found 2.',
      'Patient.photo: The profile member takes no photo, found 1.',
    ],
  },
  {
    name: 'reads the bases of a profile, and slices that they declare',
    resources: [member, derived, claiming('derived', patient({ identifier: [number], gender: 'male' }))],
    findings: [
      'Patient.identifier[0].type: The profile derived asks for a type, found 0.',
      'Patient.gender: The profile derived takes "female" only, found "male".',
    ],
  },
  {
    name: 'reads a snapshot where the base is not here',
    resources: [
      {
        ...definition('orphan', 'Patient', [element('Patient')], `${base}/elsewhere`),
        snapshot: { element: [element('Patient'), element('Patient.birthDate', { min: 1 })] },
      },
      claiming('orphan', patient()),
    ],
    findings: ['Patient.birthDate: The profile orphan asks for a birthDate, found 0.'],
  },
  {
    name: 'refuses a profile of another type',
    resources: [member, claiming('member', { resourceType: 'Person' })],
    findings: ['Person: The profile member is one of Patient, but this is a Person.'],
  },
  {
    name: 'knows patterns, closed slices and their order',
    resources: [
      definition('list', 'Observation', [
        element('Observation'),
        element('Observation.category', {
          slicing: { discriminator: [{ type: 'pattern', path: '$this' }], rules: 'closed', ordered: true },
        }),
        element('Observation.category:a', { sliceName: 'a', patternCodeableConcept: coded('a') }),
        element('Observation.category:b', { sliceName: 'b', min: 1, patternCodeableConcept: coded('b') }),
      ]),
      claiming('list', observation({ category: [coded('x', 'a'), coded('b')] })),
      claiming('list', observation({ category: [coded('b'), coded('a'), coded('c')] })),
    ],
    findings: [
      'Observation.category[1]: The slice a stands earlier in the profile list, and its order counts.',
      'Observation.category[2]: This is of no slice of the profile list, which takes no other.',
    ],
  },
  {
    name: 'knows slices by type, existence and binding',
    resources: [
      valueSet,
      definition('told', 'Observation', [
        element('Observation'),
        element('Observation.category', sliced('value', '$this')),
        element('Observation.category:kind', { sliceName: 'kind', min: 1, ...required }),
        element('Observation.value[x]', sliced('type', '$this')),
        element('Observation.value[x]:valueQuantity', {
          sliceName: 'valueQuantity',
          type: [{ code: 'Quantity' }],
        }),
        element('Observation.value[x]:valueQuantity.code', { min: 1 }),
        element('Observation.component', sliced('exists', 'interpretation')),
        element('Observation.component:said', { sliceName: 'said', max: '1' }),
        element('Observation.component:said.interpretation', { min: 1 }),
      ]),
      claiming('told', observation({ category: [coded('a')], valueString: 'x' })),
      claiming(
        'told',
        observation({
          category: [coded('c')],
          valueQuantity: { value: 1 },
          component: [1, 2].map(() => ({ code: { text: 'x' }, interpretation: [{ text: 'x' }] })),
        }),
      ),
    ],
    findings: [
      'Observation.category: The profile told asks for 1 of the slice kind, found 0.',
      'Observation.value.ofType(Quantity).code: The profile told asks for a code, found 0.',
      'Observation.component: The profile told takes 1 of the slice said, found 2.',
    ],
  },
  {
    name: 'knows the value sets of the core that only profiles bind',
    resources: [
      definition('why', 'Observation', [
        element('Observation'),
        element('Observation.dataAbsentReason', {
          binding: {
            strength: 'required',
            valueSet: 'http://hl7.org/fhir/ValueSet/data-absent-reason|4.0.1',
          },
        }),
      ]),
      ...['unknown', 'bogus'].map((code) =>
        claiming(
          'why',
          observation({
            dataAbsentReason: {
              coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code }],
            },
          }),
        ),
      ),
    ],
    findings: [
      'Observation.dataAbsentReason: The profile why takes codes of http://hl7.org/fhir/ValueSet/data-absent-reason|4.0.1 only, found {"coding":[{"system":"http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"bogus"}]}.',
    ],
  },
  {
    name: 'keeps codes within the most, and references within the resource or Bundle',
    resources: [
      valueSet,
      definition('most', 'Observation', [
        element('Observation'),
        element('Observation.code', {
          binding: {
            strength: 'extensible',
            extension: [{ url: `${core}/elementdefinition-maxValueSet`, valueCanonical: kinds.url }],
          },
        }),
        element('Observation.subject', {
          type: [
            { code: 'Reference', targetProfile: [`${core}/Patient`], aggregation: ['contained', 'bundled'] },
          ],
        }),
      ]),
      claiming(
        'most',
        observation({
          code: coded('a'),
          subject: { reference: '#p' },
          contained: [{ resourceType: 'Patient', id: 'p' }],
        }),
      ),
      claiming('most', observation({ code: { text: 'x' }, subject: { display: 'x' } })),
      claiming('most', observation({ code: coded('z'), subject: { reference: 'Patient/elsewhere' } })),
    ],
    findings: [
      'Observation.code: The profile most takes no codes beyond http://example.org/ValueSet/kinds, found {"coding":[{"system":"http://example.org/kinds","code":"z"}]}.',
      'Observation.subject: The profile most takes references to what is contained or in the same Bundle, and Patient/elsewhere is neither.',
    ],
  },
  {
    name: 'narrows types, targets, bindings, lengths and bounds',
    resources: [
      valueSet,
      definition('narrow', 'Observation', [
        element('Observation'),
        element('Observation.code', required),
        element('Observation.subject', { type: [{ code: 'Reference', targetProfile: [`${core}/Patient`] }] }),
        element('Observation.effective[x]', { type: [{ code: 'dateTime' }] }),
        element('Observation.effective[x]:effectiveDateTime', {
          sliceName: 'effectiveDateTime',
          minValueDateTime: '2020-01-01',
        }),
        element('Observation.valueString', { maxLength: 2 }),
      ]),
      claiming(
        'narrow',
        observation({
          code: coded('a'),
          effectiveDateTime: '2021-01-01',
          valueString: 'ab',
          subject: { reference: 'Patient/1' },
        }),
      ),
      claiming(
        'narrow',
        observation({
          effectiveDateTime: '2019-01-01',
          valueString: 'abc',
          subject: { reference: 'Group/1' },
        }),
      ),
      claiming('narrow', observation({ code: coded('a'), effectivePeriod: {}, valueInteger: 1 })),
    ],
    findings: [
      'Observation.code: The profile narrow takes codes of http://example.org/ValueSet/kinds only, found {"text":"x"}.',
      'Observation.subject: The profile narrow takes references to Patient, found one to Group.',
      'Observation.effective.ofType(dateTime): The profile narrow takes values from "2020-01-01", found "2019-01-01".',
      'Observation.value.ofType(string): The profile narrow takes 2 characters, found 3.',
      'Observation.value.ofType(integer): The profile narrow takes valueString only.',
      'Observation.effective.ofType(Period): The profile narrow takes dateTime, found Period.',
    ],
  },
  {
    name: 'says nothing by an invariant that is no FHIRPath, which is told of the profile',
    resources: [
      definition('broken', 'Patient', [
        element('Patient', {
          constraint: [{ key: 'b-1', severity: 'error', human: 'x', expression: 'name.(' }],
        }),
      ]),
      claiming('broken', patient()),
    ],
    findings: [],
  },
  {
    name: 'holds its invariants, where %resource is the resource of the element',
    resources: [
      definition('held', 'Bundle', [
        element('Bundle', {
          constraint: [
            { key: 'h-1', severity: 'error', human: 'It has an id', expression: 'id.exists()' },
            { key: 'h-2', severity: 'warning', human: 'It has a total', expression: 'total.exists()' },
          ],
        }),
        element('Bundle.entry.resource', {
          constraint: [
            {
              key: 'h-3',
              severity: 'error',
              human: 'Inside',
              expression: "%resource.type().name = 'Bundle'",
            },
          ],
        }),
      ]),
      claiming('held', { resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient() }] }),
    ],
    findings: [
      'Bundle: The profile held asks for h-1: It has an id.',
      'warning Bundle: The profile held asks for h-2: It has a total.',
    ],
  },
  {
    name: 'asks profiles of types and of contained targets',
    resources: [
      member,
      definition('named', 'HumanName', [element('HumanName'), element('HumanName.family', { min: 1 })]),
      definition('whole', 'Observation', [
        element('Observation'),
        element('Observation.subject', { type: [{ code: 'Reference', targetProfile: [`${base}/member`] }] }),
      ]),
      definition('caller', 'Patient', [
        element('Patient'),
        element('Patient.name', { type: [{ code: 'HumanName', profile: [`${base}/named`] }] }),
      ]),
      claiming('caller', patient({ name: [{ family: 'x' }, { text: 'x' }] })),
      claiming('whole', observation({ contained: [patient({ id: 'p' })], subject: { reference: '#p' } })),
    ],
    findings: [
      `Patient.name[1]: The profile caller asks for what meets ${base}/named.`,
      `Observation.subject: The profile whole takes references to ${base}/member, found one to Patient.`,
    ],
  },
  {
    name: 'ends where profiles name each other',
    resources: [
      definition('loop', 'Observation', [
        element('Observation'),
        element('Observation.hasMember', { type: [{ code: 'Reference', targetProfile: [`${base}/loop`] }] }),
      ]),
      definition('circle', 'Patient', [element('Patient')], `${base}/circle`),
      claiming('loop', observation({ id: 'a', hasMember: [{ reference: 'Observation/a' }] })),
      claiming('circle', patient()),
    ],
    findings: [],
  },
  {
    name: 'checks vital signs by their code, with the profiles of R4',
    resources: [
      observation({
        code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
        category: [
          {
            coding: [
              { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' },
            ],
          },
        ],
        subject: { reference: 'Patient/1' },
        effectiveDateTime: '2020',
        valueQuantity: { value: 70, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'mg' },
      }),
    ],
    findings: [
      'Observation.effective.ofType(dateTime): The profile observation-bodyweight asks for vs-1: if Observation.effective[x] is dateTime and has a value then that value shall be precise to the day.',
      'Observation.value.ofType(Quantity).code: The profile observation-bodyweight takes codes of http://hl7.org/fhir/ValueSet/ucum-bodyweight|4.0.1 only, found "mg".',
    ],
  },
]);
