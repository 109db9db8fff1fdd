import { canonicalUrl } from '../../../src/validation/rules/canonicalUrl.ts';
import { testRule } from '../../support/testRule.ts';

const options = { canonicalBase: 'http://example.org/guide' };

testRule(canonicalUrl, [
  {
    name: 'takes base, type and id, and resources without url',
    resources: [
      { resourceType: 'Library', id: 'a', url: 'http://example.org/guide/Library/a' },
      { resourceType: 'DocumentReference', id: 'b' },
    ],
    options,
    findings: [],
  },
  {
    name: 'takes any url where no base is set',
    resources: [{ resourceType: 'Library', id: 'a', url: 'urn:oid:1.2.3' }],
    findings: [],
  },
  ...[
    'http://example.org/guide/Library/b',
    'http://example.org/Library/a',
    'http://example.org/guide/Measure/a',
  ].map((url) => ({
    name: `refuses ${url}`,
    resources: [{ resourceType: 'Library', id: 'a', url }],
    options,
    findings: [
      `Library.url: Found the url ${url}, expected http://example.org/guide/Library/a: base, type and id must agree with it.`,
    ],
  })),
  {
    name: 'warns of a version in the url',
    resources: [{ resourceType: 'Library', url: 'http://example.org/Library/a|1' }],
    findings: [
      'warning Library.url: Found "|" in the url http://example.org/Library/a|1: a canonical adds version and fragment behind it, so nobody finds this one.',
    ],
  },
]);

testRule(canonicalUrl, [
  {
    name: 'takes a version with signs',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        url: 'http://example.org/fhir/PlanDefinition/p',
        version: '1.0.0-beta+1',
        action: [],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of templates in a url, and of bars and spaces in a version',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        url: 'http://example.org/{id}',
        version: '1|2',
        action: [],
      },
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        url: 'http://example.org/fhir/PlanDefinition/p',
        version: '1 beta',
        action: [],
      },
    ],
    findings: [
      'warning PlanDefinition.url: Found "{" in the url http://example.org/{id}, which no uri may have: a template was not filled in.',
      'warning PlanDefinition.version: Found "|" in the version 1|2: no canonical can name it.',
      'warning PlanDefinition.version: Found " " in the version 1 beta: no canonical can name it.',
    ],
  },
]);
