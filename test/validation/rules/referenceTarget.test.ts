import { referenceTarget } from '../../../src/validation/rules/referenceTarget.ts';
import { testRule } from '../../support/testRule.ts';

const evidence = (reference: string) => ({
  resourceType: 'Evidence',
  id: 'e',
  exposureBackground: { reference },
});
const at = 'Evidence.exposureBackground.reference';
const finding = `${at}: Found a reference to Group, expected one to EvidenceVariable.`;

testRule(referenceTarget, [
  { name: 'takes an allowed type', resources: [evidence('EvidenceVariable/v')], findings: [] },
  {
    name: 'takes any type where any is allowed, and urls that name none',
    resources: [
      { resourceType: 'List', entry: [{ item: { reference: 'Group/g' } }] },
      evidence('http://example.org/x/y/z'),
    ],
    findings: [],
  },
  { name: 'refuses another type', resources: [evidence('Group/g')], findings: [finding] },
  {
    name: 'refuses another type in an absolute url',
    resources: [evidence('http://example.org/fhir/Group/g/_history/1')],
    findings: [finding],
  },
  {
    name: 'refuses a contained resource of another type',
    resources: [{ ...evidence('#g'), contained: [{ resourceType: 'Group', id: 'g' }] }],
    options: { complete: false },
    findings: [finding],
  },
  {
    name: 'warns of what is not here, unless the catalog is complete',
    resources: [evidence('Group/g')],
    options: { complete: false },
    findings: [`warning ${finding}`],
  },
  {
    name: 'judges what is here',
    resources: [evidence('Group/g'), { resourceType: 'Group', id: 'g' }],
    options: { complete: false },
    findings: [finding],
  },
]);
