import { elementDefinition } from '../../../src/validation/rules/elementDefinition.ts';
import { testRule } from '../../support/testRule.ts';

const core = 'http://hl7.org/fhir/StructureDefinition';
const sets = 'http://hl7.org/fhir/ValueSet';
const own = 'http://example.org/p';
const profile = (elements: object[], more: object = {}) => ({
  resourceType: 'StructureDefinition',
  url: own,
  type: 'Patient',
  kind: 'resource',
  baseDefinition: `${core}/Patient`,
  derivation: 'constraint',
  differential: { element: elements },
  ...more,
});
const element = (path: string, more: object = {}) => ({ id: path, path, ...more });
const binding = (valueSet: string, strength = 'required') => ({ binding: { strength, valueSet } });
const refersTo = (...targetProfile: string[]) =>
  element('Patient.managingOrganization', { type: [{ code: 'Reference', targetProfile }] });
const ofType = (path: string, code: string, ...named: string[]) =>
  element(path, { type: [{ code, profile: named }] });
const demands = (...constraint: object[]) => element('Patient.name', { constraint });
const identifier = { path: 'Patient.identifier' };
const at = 'StructureDefinition.differential.element[0]';

testRule(elementDefinition, [
  {
    name: 'takes what stays within R4, and what cannot be told',
    resources: [
      profile([
        refersTo(`${core}/Organization`, 'http://example.org/unknown'),
        ofType('Patient.name', 'HumanName', `${core}/HumanName`),
        ofType('Patient.extension', 'Extension', `${core}/patient-birthPlace`, own),
        element('Patient.gender', binding(`${sets}/administrative-gender`)),
        element('Patient.maritalStatus', binding('http://example.org/unknown', 'extensible')),
        demands(
          { key: 'p-1', expression: 'family.exists()', source: own },
          { key: 'p-2', expression: 'true' },
        ),
        { ...identifier, id: 'Patient.identifier:a', sliceName: 'a' },
        { ...identifier, id: 'Patient.identifier:b', sliceName: 'b' },
        element('Patient.deceased[x]', { slicing: { discriminator: [{ type: 'type', path: '$this' }] } }),
      ]),
      profile([ofType('Observation.valueQuantity', 'Quantity', `${core}/SimpleQuantity`)], {
        url: 'http://example.org/o',
        type: 'Observation',
      }),
    ],
    findings: [
      `StructureDefinition.differential.element[2].type[0].profile[1]: ${own} is a profile of Patient, but the type here is Extension.`,
    ],
  },
  {
    name: 'takes references to any resource where R4 does',
    resources: [
      profile(
        [element('Observation.focus', { type: [{ code: 'Reference', targetProfile: [`${core}/Device`] }] })],
        {
          type: 'Observation',
        },
      ),
    ],
    findings: [],
  },
  {
    name: 'refuses references to what R4 does not take, or what is no resource',
    resources: [profile([refersTo(`${core}/Patient`)]), profile([refersTo(`${core}/HumanName`)])],
    findings: [
      `${at}.type[0].targetProfile[0]: R4 takes references to Organization here, not to Patient.`,
      `${at}.type[0].targetProfile[0]: R4 takes references to Organization here, not to HumanName.`,
    ],
  },
  {
    name: 'refuses extensions at the place of the other kind',
    resources: [profile([ofType('Patient.modifierExtension', 'Extension', `${core}/patient-birthPlace`)])],
    findings: [
      `${at}.type[0].profile[0]: ${core}/patient-birthPlace does not change the meaning: it stands in extension.`,
    ],
  },
  {
    name: 'refuses bindings to no value set, weaker ones, wider ones, and of what has no codes',
    resources: [
      profile([element('Patient.gender', binding('http://hl7.org/fhir/administrative-gender'))]),
      profile([element('Patient.gender', binding(`${core}/Patient`))]),
      profile([element('Patient.maritalStatus', binding('http://terminology.hl7.org/CodeSystem/v2-0116'))]),
      profile([element('Patient.gender', binding(`${sets}/administrative-gender`, 'extensible'))]),
      profile([element('Patient.gender', binding(`${sets}/publication-status`))]),
      profile([element('Patient.active', { type: [{ code: 'boolean' }], ...binding(`${sets}/languages`) })]),
    ],
    findings: [
      `${at}.binding.valueSet: http://hl7.org/fhir/administrative-gender is a CodeSystem, not a value set.`,
      `${at}.binding.valueSet: ${core}/Patient is a StructureDefinition, not a value set.`,
      `warning ${at}.binding.valueSet: http://terminology.hl7.org/CodeSystem/v2-0116 is a CodeSystem, not a value set.`,
      `${at}.binding.strength: R4 requires ${sets}/administrative-gender of Patient.gender: the binding cannot be extensible.`,
      `${at}.binding.valueSet: ${sets}/publication-status has codes beyond ${sets}/administrative-gender, which R4 requires of Patient.gender.`,
      `${at}.binding: boolean has no codes to bind.`,
    ],
  },
  {
    name: 'refuses invariants of another source, of broken FHIRPath, and keys of R4 for another expression',
    resources: [
      profile([demands({ key: 'p-1', expression: 'true', source: 'http://example.org/q' })]),
      profile([demands({ key: 'ele-1', expression: 'true' })]),
      profile([demands({ key: 'p-1', expression: 'family.(' })]),
      profile([
        demands({
          key: 'dom-2',
          expression: 'contained.contained.empty()',
          source: `${core}/DomainResource`,
        }),
      ]),
    ],
    findings: [
      `${at}.constraint[0]: The invariant p-1 stands here first, so its source is ${own}, not http://example.org/q.`,
      `${at}.constraint[0]: R4 has an invariant ele-1 of another expression: choose another key.`,
      `${at}.constraint[0]: The expression of the invariant p-1 is wrong: line: 1; column: 7; message: mismatched input '('.`,
    ],
  },
  {
    name: 'refuses a slice of the same name, other discriminators of a choice, and a meaning of absence',
    resources: [
      profile([
        { ...identifier, id: 'Patient.identifier:a', sliceName: 'a' },
        { ...identifier, id: 'Patient.identifier:b', sliceName: 'a' },
      ]),
      profile([
        element('Patient.deceased[x]', { slicing: { discriminator: [{ type: 'value', path: 'id' }] } }),
      ]),
      profile([element('Patient.active', { meaningWhenMissing: 'yes' })]),
    ],
    findings: [
      'StructureDefinition.differential.element[1].sliceName: The slice a of Patient.identifier stands here before.',
      `${at}.slicing: Patient.deceased[x] is sliced by type, whose discriminator is type:$this.`,
      `${at}.meaningWhenMissing: A profile cannot say what a missing element means.`,
    ],
  },
  {
    name: 'refuses discriminators that lead nowhere',
    resources: [
      profile(
        ['system', 'type.coding.code', '$this', 'resolve()', 'nothing', 'type.nothing'].map((path) =>
          element('Patient.identifier', { slicing: { discriminator: [{ type: 'value', path }] } }),
        ),
      ),
    ],
    findings: ['nothing', 'type.nothing'].map(
      (path, index) =>
        `StructureDefinition.differential.element[${index + 4}].slicing.discriminator[0].path: The discriminator ${path} leads nowhere from Patient.identifier.`,
    ),
  },
]);
