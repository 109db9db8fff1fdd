import { referenceForm } from '../../../src/validation/rules/referenceForm.ts';
import { testRule } from '../../support/testRule.ts';

const list = (item: object) => ({ resourceType: 'List', entry: [{ item }] });
const at = 'List.entry[0].item.reference';
const searching = list({ reference: 'Patient?identifier=a' });

testRule(referenceForm, [
  {
    name: 'takes references, and a search inside a transaction',
    resources: [
      list({ reference: 'Patient/1', type: 'Patient' }),
      list({ reference: 'http://example.org/x', type: 'Patient' }),
      list({ type: 'Patient' }),
      { resourceType: 'Bundle', type: 'transaction', entry: [{ resource: searching }] },
    ],
    findings: [],
  },
  {
    name: 'refuses spaces, a search elsewhere, and another type than it says',
    resources: [
      list({ reference: 'Patient/1 ' }),
      list({ reference: 'Patient?identifier=a' }),
      list({ reference: 'Patient/1', type: 'Group' }),
      { ...list({ reference: '#1', type: 'Group' }), contained: [{ resourceType: 'Patient', id: '1' }] },
      list({ reference: 'Patient/1', type: 'http://hl7.org/fhir/StructureDefinition/Patient' }),
    ],
    findings: [
      `${at}: The reference "Patient/1 " has spaces in it: it is a url.`,
      `${at}: The reference Patient?identifier=a is a search, which only a transaction can resolve: name the resource itself.`,
      `${at}: The reference Patient/1 leads to Patient, but its type says Group.`,
      `${at}: The reference #1 leads to Patient, but its type says Group.`,
      `${at}: The reference Patient/1 leads to Patient, but its type says http://hl7.org/fhir/StructureDefinition/Patient.`,
    ],
  },
  {
    name: 'refuses an unknown type, a missing id and a version',
    resources: [
      list({ reference: 'Patients/1' }),
      list({ reference: 'Patient/' }),
      list({ reference: 'http://example.org/Library/a|1' }),
      list({ reference: 'Patient/1', type: 'Patients' }),
    ],
    findings: [
      `${at}: The reference Patients/1 is to Patients, which is no resource type of FHIR R4.`,
      `${at}: The reference Patient/ has no id behind the type.`,
      `${at}: The reference http://example.org/Library/a|1 names a version as canonicals do: name the resource by its type and id.`,
      'List.entry[0].item.type: The type "Patients" of the reference is no resource type of FHIR R4.',
    ],
  },
  {
    name: 'refuses in a Bundle what is neither type and id nor absolute',
    resources: [
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: ['Patient', '/Patient/1', 'Patient/1', 'Patient/1/_history/2', '#a', 'urn:oid:1.2.3.4'].map(
          (reference) => ({
            fullUrl: 'http://example.org/List/1',
            resource: list({ reference }),
          }),
        ),
      },
      list({ reference: '/Patient/1' }),
    ],
    findings: [
      `Bundle.entry[0].resource.entry[0].item.reference: The reference Patient names a type and no id.`,
      `Bundle.entry[1].resource.entry[0].item.reference: In a Bundle the reference /Patient/1 leads nowhere: write the type and id, or the fullUrl of an entry.`,
    ],
  },
]);

testRule(referenceForm, [
  {
    name: 'takes a type, an id and a version',
    resources: [
      {
        resourceType: 'Observation',
        subject: {
          reference: 'Patient/1/_history/2',
        },
      },
    ],
    findings: [],
  },
  {
    name: 'reports more than that',
    resources: [
      {
        resourceType: 'Observation',
        subject: {
          reference: 'Patient/1/',
        },
      },
      {
        resourceType: 'Observation',
        subject: {
          reference: 'Patient/Patient/1',
        },
      },
    ],
    findings: [
      'Observation.subject.reference: The reference Patient/1/ has more than a type and an id: write Patient/1 say.',
      'Observation.subject.reference: The reference Patient/Patient/1 has more than a type and an id: write Patient/1 say.',
    ],
  },
]);

testRule(referenceForm, [
  {
    name: 'takes a name that is no type, which may be a contained one that is not here',
    resources: [
      {
        resourceType: 'Observation',
        subject: {
          reference: '#a',
        },
      },
    ],
    findings: [],
  },
  {
    name: 'reports a type without id',
    resources: [
      {
        resourceType: 'Observation',
        subject: {
          reference: 'Patient',
        },
      },
    ],
    findings: ['Observation.subject.reference: The reference Patient names a type and no id.'],
  },
]);
