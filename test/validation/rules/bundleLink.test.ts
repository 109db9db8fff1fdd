import { bundleLink } from '../../../src/validation/rules/bundleLink.ts';
import { testRule } from '../../support/testRule.ts';
import { bundle } from './bundleRules.ts';

const links = (...relations: string[]) => ({
  link: relations.map((relation) => ({ relation, url: 'http://example.org/' })),
});

testRule(bundleLink, [
  {
    name: 'takes each page once, other relations as often as they come',
    resources: [bundle('searchset', [], links('self', 'first', 'next', 'related', 'related'))],
    findings: [],
  },
  {
    name: 'refuses a second self',
    resources: [bundle('searchset', [], links('self', 'next', 'self'))],
    findings: ['Bundle.link[2]: The link "self" stands here twice: a Bundle has one at most.'],
  },
]);
