import { bundleSearch } from '../../../src/validation/rules/bundleSearch.ts';
import { testRule } from '../../support/testRule.ts';
import { bundle } from './bundleRules.ts';

const found = (resourceType: string, mode?: string) => ({
  resource: { resourceType, id: 'a' },
  ...(mode && { search: { mode } }),
});
const self = {
  link: [{ relation: 'self', url: 'http://example.org/fhir/Patient?name=x&_include=Patient:gp' }],
};

testRule(bundleSearch, [
  {
    name: 'takes matches of the type asked for, and others that are included',
    resources: [
      bundle(
        'searchset',
        [found('Patient', 'match'), found('Practitioner', 'include'), found('Group')],
        self,
      ),
      bundle('searchset', [
        found('Patient', 'match'),
        found('Group', 'match'),
        found('OperationOutcome', 'outcome'),
      ]),
      bundle('collection', [found('Group', 'match')], self),
    ],
    findings: [],
  },
  {
    name: 'refuses a match of another type, and an outcome that is none',
    resources: [bundle('searchset', [found('Group', 'match'), found('Patient', 'outcome')], self)],
    findings: [
      'Bundle.entry[0].resource: The search mode "match" stands at Group, expected Patient.',
      'Bundle.entry[1].resource: The search mode "outcome" stands at Patient, expected OperationOutcome.',
    ],
  },
  {
    name: 'refuses what was found without an id',
    resources: [
      bundle('searchset', [
        { resource: { resourceType: 'Patient' }, search: { mode: 'match' } },
        { resource: { resourceType: 'Patient' }, search: { mode: 'include' } },
        { resource: { resourceType: 'OperationOutcome' }, search: { mode: 'outcome' } },
        { resource: { resourceType: 'Patient' } },
      ]),
    ],
    findings: [
      'Bundle.entry[0].resource: What a search found has an id: this Patient has none.',
      'Bundle.entry[1].resource: What a search found has an id: this Patient has none.',
    ],
  },
]);
