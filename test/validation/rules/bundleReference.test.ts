import { bundleReference } from '../../../src/validation/rules/bundleReference.ts';
import { testRule } from '../../support/testRule.ts';
import { bundle, patient, urn } from './bundleRules.ts';

const composition = (fullUrl: string, reference: string) => ({
  fullUrl,
  resource: { resourceType: 'Composition', id: 'c', section: [{ section: [{ entry: [{ reference }] }] }] },
});
const message = (reference: string) => ({
  fullUrl: urn(1),
  resource: { resourceType: 'MessageHeader', id: 'm', focus: [{ reference }] },
});
const base = 'http://example.org/fhir';

testRule(bundleReference, [
  {
    name: 'finds an entry by fullUrl, below the same base, and in its version',
    resources: [
      bundle('document', [composition(urn(1), urn(2)), patient(urn(2))]),
      bundle('document', [composition(`${base}/Composition/c`, 'Patient/1'), patient(`${base}/Patient/1`)]),
      bundle('document', [
        composition(`${base}/Composition/c`, 'Patient/1/_history/2'),
        {
          fullUrl: `${base}/Patient/1`,
          resource: { resourceType: 'Patient', id: '1', meta: { versionId: '2' } },
        },
      ]),
    ],
    findings: [],
  },
  {
    name: 'asks nothing of other Bundles, of fragments, and of what a message need not bring',
    resources: [
      bundle('collection', [composition(urn(1), urn(2))]),
      bundle('document', [composition(urn(1), '#a')]),
      bundle('message', [message('Patient/9')]),
    ],
    findings: [],
  },
  {
    name: 'misses what a document does not bring',
    resources: [bundle('document', [composition(urn(1), urn(2))])],
    findings: [
      `Bundle.entry[0].resource: No entry of the document is ${urn(2)}: add it, or correct the reference.`,
    ],
  },
  {
    name: 'misses what only the message itself can bring',
    resources: [bundle('message', [message(urn(2))])],
    findings: [
      `Bundle.entry[0].resource: No entry of the message is ${urn(2)}: add it, or correct the reference.`,
    ],
  },
  {
    name: 'says that a relative reference from a urn reaches nothing',
    resources: [bundle('message', [message('Patient/1'), patient(urn(2))])],
    findings: [
      `Bundle.entry[0].resource: No entry of the message is Patient/1: add it, or correct the reference. An entry has this type and id, but its fullUrl is ${urn(2)}, which a reference from ${urn(1)} does not reach.`,
    ],
  },
]);
