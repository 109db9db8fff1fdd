import { canonicalResolves } from '../../../src/validation/rules/canonicalResolves.ts';
import { testRule } from '../../support/testRule.ts';

const base = 'http://example.org/guide';
const library = { resourceType: 'Library', id: 'logic', url: `${base}/Library/logic`, version: '1' };
const plan = (...uses: string[]) => ({ resourceType: 'PlanDefinition', id: 'p', library: uses });

testRule(canonicalResolves, [
  {
    name: 'finds a url with and without version',
    resources: [plan(library.url, `${library.url}|1`), library],
    findings: [],
  },
  {
    name: 'leaves other bases alone',
    resources: [plan('http://other.org/Library/logic', 'urn:oid:1.2.3'), library],
    findings: [],
  },
  {
    name: 'finds a contained artifact',
    resources: [{ ...plan('#c'), contained: [{ resourceType: 'Library', id: 'c' }] }],
    findings: [],
  },
  {
    name: 'lets through what may be outside',
    resources: [plan(`${base}/Library/later`), library],
    options: { isOutside: (url) => url.endsWith('later') },
    findings: [],
  },
  {
    name: 'does not ask an incomplete catalog for everything',
    resources: [plan(`${base}/Library/x`), library],
    options: { complete: false },
    findings: [],
  },
  {
    name: 'reports a url that is missing below a base of the catalog',
    resources: [plan(library.url, `${base}/Library/lgic`), library],
    findings: [
      `PlanDefinition.library[1]: No artifact has the url ${base}/Library/lgic: add it, or correct the url.`,
    ],
  },
  {
    name: 'reports an artifact of the wrong type',
    resources: [plan(`${base}/Measure/m`), { resourceType: 'Measure', url: `${base}/Measure/m` }],
    findings: [`PlanDefinition.library[0]: ${base}/Measure/m is a Measure, expected Library.`],
  },
  {
    name: 'reports a relative canonical',
    resources: [plan('Library/logic')],
    options: { complete: false },
    findings: [
      'PlanDefinition.library[0]: Found the relative "Library/logic", expected the whole url of the artifact.',
    ],
  },
  {
    name: 'reports a missing contained artifact',
    resources: [{ resourceType: 'PlanDefinition', action: [{ action: [{ definitionCanonical: '#x' }] }] }],
    findings: [
      'PlanDefinition.action[0].action[0].definition.ofType(canonical): No contained resource has the id of #x: contain it, or write the url of an artifact.',
    ],
  },
  {
    name: 'looks into extensions',
    resources: [
      { resourceType: 'Evidence', extension: [{ url: 'http://x', valueCanonical: `${base}/Library/x` }] },
      library,
    ],
    findings: [
      `Evidence.extension[0].value.ofType(canonical): No artifact has the url ${base}/Library/x: add it, or correct the url.`,
    ],
  },
  {
    name: 'warns of a url elsewhere that says another type',
    resources: [plan('http://elsewhere.org/ValueSet/v', 'http://elsewhere.org/Library/l')],
    findings: [
      'warning PlanDefinition.library[0]: http://elsewhere.org/ValueSet/v says it is a ValueSet, expected Library.',
    ],
  },
]);

testRule(canonicalResolves, [
  {
    name: 'takes a contained value set',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'a',
            type: 'choice',
            answerValueSet: '#v',
          },
        ],
        contained: [
          {
            resourceType: 'ValueSet',
            id: 'v',
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports a contained resource of another type',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'a',
            type: 'choice',
            answerValueSet: '#v',
          },
        ],
        contained: [
          {
            resourceType: 'Library',
            id: 'v',
          },
        ],
      },
    ],
    findings: ['Questionnaire.item[0].answerValueSet: #v is a Library, expected ValueSet.'],
  },
]);
