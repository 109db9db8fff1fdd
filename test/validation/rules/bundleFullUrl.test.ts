import { bundleFullUrl } from '../../../src/validation/rules/bundleFullUrl.ts';
import { testRule } from '../../support/testRule.ts';
import { bundle, patient, urn } from './bundleRules.ts';

const at = 'Bundle.entry[0]';
const mismatch = (url: string) =>
  `${at}: The fullUrl ${url} has the form of a server's url, but does not end with Patient/1, type and id of the resource.`;

const observing = (reference: string) => ({
  resource: { resourceType: 'Observation', subject: { reference } },
});

testRule(bundleFullUrl, [
  { name: 'takes a urn', resources: [bundle('collection', [patient(urn(1))])], findings: [] },
  {
    name: 'takes a url that ends with type and id',
    resources: [bundle('searchset', [patient('http://example.org/fhir/Patient/1')])],
    findings: [],
  },
  {
    name: 'takes a url of another form',
    resources: [bundle('collection', [patient('http://example.org/thing')])],
    findings: [],
  },
  {
    name: 'asks for none in transactions and batches, nor where no resource is',
    resources: [
      bundle('transaction', [patient()]),
      bundle('batch', [patient()]),
      bundle('history', [{ request: { method: 'DELETE', url: 'Patient/1' } }]),
    ],
    findings: [],
  },
  {
    name: 'misses one elsewhere',
    resources: [bundle('document', [patient()])],
    findings: [`${at}: The entry has no fullUrl: outside transactions and batches it names the resource.`],
  },
  {
    name: 'refuses a relative one',
    resources: [bundle('collection', [patient('Patient/1')])],
    findings: [
      `${at}: Found the relative fullUrl "Patient/1", expected an absolute one (a server's url, or urn:uuid:…).`,
    ],
  },
  {
    name: 'refuses another id and another type',
    resources: [
      bundle('collection', [patient('http://example.org/Patient/2')]),
      bundle('collection', [patient('http://example.org/Group/1')]),
    ],
    findings: [mismatch('http://example.org/Patient/2'), mismatch('http://example.org/Group/1')],
  },
  {
    name: 'takes a transaction without fullUrls where nothing is relative, and answers',
    resources: [
      bundle('transaction', [observing('urn:uuid:1'), observing('#a'), observing('Patient?name=x')]),
      bundle('transaction-response', [observing('Patient/1')]),
    ],
    findings: [],
  },
  {
    name: 'refuses a relative reference in an entry without fullUrl',
    resources: [bundle('transaction', [observing('Patient/1')])],
    findings: [
      `${at}: The entry has no fullUrl and refers to Patient/1: without it a relative reference leads nowhere.`,
    ],
  },
]);

testRule(bundleFullUrl, [
  {
    name: 'takes the url of a resource',
    resources: [
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          {
            fullUrl: 'http://example.org/fhir/Patient/1',
            resource: {
              resourceType: 'Patient',
              id: '1',
            },
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports a search',
    resources: [
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          {
            fullUrl: 'http://example.org/fhir/Patient/1?x=1',
            resource: {
              resourceType: 'Patient',
              id: '1',
            },
          },
        ],
      },
    ],
    findings: [
      'Bundle.entry[0]: The fullUrl http://example.org/fhir/Patient/1?x=1 is a search or a part of something, expected the url of the resource.',
    ],
  },
]);
