import { canonicalVersion } from '../../../src/validation/rules/canonicalVersion.ts';
import { testRule } from '../../support/testRule.ts';

const url = 'http://example.org/Library/logic';
const plan = (canonical: string) => ({ resourceType: 'PlanDefinition', library: [canonical] });
const at = 'PlanDefinition.library[0]';

testRule(canonicalVersion, [
  {
    name: 'takes the version that is here, no version, and artifacts that are not here',
    resources: [
      plan(`${url}|1`),
      plan(url),
      plan('http://other.org/Library/x|2'),
      { resourceType: 'Library', url, version: '1' },
    ],
    findings: [],
  },
  {
    name: 'takes either of two versions',
    resources: [
      plan(`${url}|1`),
      plan(`${url}|2`),
      { resourceType: 'Library', url, version: '1' },
      { resourceType: 'Library', url, version: '2' },
    ],
    findings: [],
  },
  {
    name: 'reports another version',
    resources: [plan(`${url}|1.0`), { resourceType: 'Library', url, version: '1' }],
    findings: [`${at}: The reference asks for version 1.0 of ${url}, which is here as 1: let them agree.`],
  },
  {
    name: 'reports an artifact without version',
    resources: [plan(`${url}|1`), { resourceType: 'Library', url }],
    findings: [
      `${at}: The reference asks for version 1 of ${url}, which is here without a version: let them agree.`,
    ],
  },
  {
    name: 'only warns of another version of a profile',
    resources: [
      { resourceType: 'Patient', meta: { profile: ['http://example.org/p|1'] } },
      { resourceType: 'StructureDefinition', url: 'http://example.org/p', version: '2' },
    ],
    findings: [
      'warning Patient.meta.profile[0]: The reference asks for version 1 of http://example.org/p, which is here as 2: let them agree.',
    ],
  },
]);
