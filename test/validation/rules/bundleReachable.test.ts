import { bundleReachable } from '../../../src/validation/rules/bundleReachable.ts';
import { testRule } from '../../support/testRule.ts';
import { bundle, patient, urn } from './bundleRules.ts';

const composition = { fullUrl: urn(1), resource: { resourceType: 'Composition', id: 'c' } };
const pointing = (fullUrl: string, ...references: string[]) => ({
  fullUrl,
  resource: {
    resourceType: 'List',
    id: 'l',
    entry: references.map((reference) => ({ item: { reference } })),
  },
});

testRule(bundleReachable, [
  {
    name: 'follows references forward and backward',
    resources: [bundle('document', [composition, pointing(urn(2), urn(1), urn(3)), patient(urn(3))])],
    findings: [],
  },
  {
    name: 'asks nothing of a collection',
    resources: [bundle('collection', [composition, patient(urn(2))])],
    findings: [],
  },
  {
    name: 'finds an entry that stands alone',
    resources: [bundle('document', [composition, patient(urn(2))])],
    findings: [
      `Bundle.entry[1]: No reference leads from the first entry of the document to ${urn(2)}, or back: refer to it, or leave it out.`,
    ],
  },
]);
