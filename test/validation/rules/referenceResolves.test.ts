import { referenceResolves } from '../../../src/validation/rules/referenceResolves.ts';
import { testRule } from '../../support/testRule.ts';

const evidence = (reference: string, more: object = {}) => ({
  resourceType: 'Evidence',
  id: 'e',
  exposureBackground: { reference },
  ...more,
});
const variable = { resourceType: 'EvidenceVariable', id: 'v' };
const urn = 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520';
const at = 'Evidence.exposureBackground.reference';

testRule(referenceResolves, [
  {
    name: 'finds Type/id, also of one version',
    resources: [evidence('EvidenceVariable/v'), evidence('EvidenceVariable/v/_history/2'), variable],
    findings: [],
  },
  {
    name: 'leaves absolute urls alone',
    resources: [evidence('http://example.org/EvidenceVariable/x')],
    findings: [],
  },
  {
    name: 'leaves logical references alone',
    resources: [{ ...evidence(''), exposureBackground: { identifier: { value: 'x' } } }],
    findings: [],
  },
  {
    name: 'takes # for the container in a contained resource only',
    resources: [evidence('#')],
    findings: [`${at}: Only a contained resource can refer to "#", the one around it.`],
  },
  {
    name: 'finds a contained resource',
    resources: [evidence('#c', { contained: [{ resourceType: 'EvidenceVariable', id: 'c' }] })],
    findings: [],
  },
  {
    name: 'finds a contained resource of the container from inside another contained one, and the container itself',
    resources: [
      {
        resourceType: 'Patient',
        contained: [
          {
            resourceType: 'Organization',
            id: 'o',
            partOf: { reference: '#p' },
            endpoint: [{ reference: '#' }],
          },
          { resourceType: 'Organization', id: 'p' },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'finds a urn in a Bundle',
    resources: [
      { resourceType: 'Bundle', entry: [{ fullUrl: urn, resource: variable }, { resource: evidence(urn) }] },
    ],
    findings: [],
  },
  {
    name: 'lets through what may be outside',
    resources: [evidence('Group/all')],
    options: { isOutside: (reference) => reference.startsWith('Group/') },
    findings: [],
  },
  {
    name: 'judges only #id where the catalog is not complete',
    resources: [evidence('EvidenceVariable/w'), evidence(urn)],
    options: { complete: false },
    findings: [],
  },
  {
    name: 'reports a missing Type/id',
    resources: [evidence('EvidenceVariable/w'), variable],
    findings: [`${at}: Nothing here is EvidenceVariable/w: add the resource, or correct its type or id.`],
  },
  {
    name: 'reports a missing contained resource even then',
    resources: [evidence('#c', { contained: [{ resourceType: 'EvidenceVariable', id: 'd' }] })],
    options: { complete: false },
    findings: [`${at}: No contained resource has the id of #c: contain it, or refer to a resource outside.`],
  },
  {
    name: 'reports a urn that no Bundle has',
    resources: [evidence(urn)],
    findings: [`${at}: No Bundle entry has the fullUrl ${urn}.`],
  },
  {
    name: 'looks into extensions, those of primitives included',
    resources: [
      {
        resourceType: 'Library',
        _status: { extension: [{ url: 'http://x', valueReference: { reference: 'Group/g' } }] },
      },
    ],
    findings: [
      'Library.status.extension[0].value.ofType(Reference).reference: Nothing here is Group/g: add the resource, or correct its type or id.',
    ],
  },
  {
    name: 'warns of a urn that no entry has in a Bundle of others that is sent whole',
    resources: [
      ...['transaction', 'searchset'].flatMap((type) => {
        const resource = evidence(urn);
        return [{ resourceType: 'Bundle', type, entry: [{ resource }] }, resource];
      }),
    ],
    options: { complete: false },
    findings: [`warning ${at}: No entry of the Bundle has the fullUrl ${urn}: nothing else can.`],
  },
]);
