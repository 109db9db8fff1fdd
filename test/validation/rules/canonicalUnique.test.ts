import { canonicalUnique } from '../../../src/validation/rules/canonicalUnique.ts';
import { testRule } from '../../support/testRule.ts';

const url = 'http://example.org/Library/a';

testRule(canonicalUnique, [
  {
    name: 'takes two versions of one url',
    resources: [
      { resourceType: 'Library', url, version: '1' },
      { resourceType: 'Library', url, version: '2' },
    ],
    findings: [],
  },
  {
    name: 'refuses one url and version twice, whatever the type',
    resources: [
      { resourceType: 'Library', url, version: '1' },
      { resourceType: 'Measure', url, version: '1' },
    ],
    findings: [
      `Measure.url: ${url}|1 already names the Library from 0.json: give one of them another url or version.`,
    ],
  },
  {
    name: 'refuses it in two files of others',
    resources: [
      { resourceType: 'Library', url },
      { resourceType: 'Library', url },
    ],
    options: { complete: false },
    findings: [
      `Library.url: ${url} already names the Library from 0.json: give one of them another url or version.`,
    ],
  },
  {
    name: 'refuses one url twice without a version',
    resources: [
      { resourceType: 'Library', url },
      { resourceType: 'Library', url },
    ],
    findings: [
      `Library.url: ${url} already names the Library from 0.json: give one of them another url or version.`,
    ],
  },
  {
    name: 'refuses it in a Bundle that is sent whole, and takes it in a history',
    resources: ['transaction', 'history'].flatMap((type) => {
      const [one, other] = [
        { resourceType: 'Library', id: 'a', url: `${url}-${type}` },
        { resourceType: 'Library', id: 'b', url: `${url}-${type}` },
      ];
      return [{ resourceType: 'Bundle', type, entry: [{ resource: one }, { resource: other }] }, one, other];
    }),
    options: { complete: false },
    findings: [
      `Library.url: ${url}-transaction already names the Library from 1.json: give one of them another url or version.`,
      `Library.url: ${url}-history already names the Library from 4.json: give one of them another url or version.`,
    ],
  },
]);
