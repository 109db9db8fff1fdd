import { bundleRequest } from '../../../src/validation/rules/bundleRequest.ts';
import { testRule } from '../../support/testRule.ts';
import { bundle, patient } from './bundleRules.ts';

const ask = (method: string, url: string) =>
  bundle('transaction', [patient(undefined, { request: { method, url } })]);
const at = 'Bundle.entry[0].request';

testRule(bundleRequest, [
  {
    name: 'takes what agrees',
    resources: [
      ask('PUT', 'Patient/1'),
      ask('PUT', 'Patient?identifier=a'),
      ask('PUT', 'http://example.org/fhir/Patient/1'),
      ask('POST', 'Patient'),
      ask('POST', 'Measure/$evaluate'),
      bundle('batch', [{ request: { method: 'DELETE', url: 'Patient/1' } }]),
      bundle('collection', [patient()]),
    ],
    findings: [],
  },
  {
    name: 'refuses another type, another id, an id for POST, none for PUT, and nothing to send',
    resources: [
      ask('POST', 'Group'),
      ask('PUT', 'Patient/2'),
      ask('POST', 'Patient/1'),
      ask('PUT', 'Patient'),
      bundle('batch', [{ request: { method: 'POST', url: 'Patient' } }]),
    ],
    findings: [
      `${at}: POST Group is about Group, but the entry brings a Patient.`,
      `${at}: PUT Patient/2 and the id 1 of the resource differ.`,
      `${at}: POST Patient/1 names an id: send it to Patient, or use PUT.`,
      `${at}: PUT Patient names neither an id nor a condition: write Patient/1.`,
      `warning ${at}: POST Patient sends no resource: add it to the entry.`,
    ],
  },
  {
    name: 'refuses to change one resource twice, and warns of what a method pays no heed to',
    resources: [
      bundle('transaction', [
        patient(undefined, { request: { method: 'PUT', url: 'Patient/1' } }),
        patient(undefined, { request: { method: 'PUT', url: 'Patient/1' } }),
        patient(undefined, { request: { method: 'DELETE', url: 'Patient/2' } }),
        patient(undefined, { request: { method: 'PUT', url: 'Patient?c=d', ifNoneExist: 'a=b' } }),
      ]),
    ],
    findings: [
      'Bundle.entry[1].request: Another entry changes Patient/1 as well: keep one of them.',
      'warning Bundle.entry[2].request: DELETE brings a resource, which nobody reads.',
      'warning Bundle.entry[3].request: ifNoneExist is for POST, which creates: PUT pays no heed to it.',
    ],
  },
]);

testRule(bundleRequest, [
  {
    name: 'takes a url from the base',
    resources: [
      {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          {
            fullUrl: 'http://example.org/fhir/Patient/1',
            resource: {
              resourceType: 'Patient',
              id: '1',
            },
            request: {
              method: 'PUT',
              url: 'Patient/1',
            },
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of one from the root',
    resources: [
      {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          {
            fullUrl: 'http://example.org/fhir/Patient/1',
            resource: {
              resourceType: 'Patient',
              id: '1',
            },
            request: {
              method: 'PUT',
              url: '/Patient/1',
            },
          },
        ],
      },
    ],
    findings: [
      'warning Bundle.entry[0].request: The url /Patient/1 starts at the root of the server: leave the first slash out, it is relative to the base of FHIR.',
    ],
  },
]);
