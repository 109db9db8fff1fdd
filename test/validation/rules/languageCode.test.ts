import { languageCode } from '../../../src/validation/rules/languageCode.ts';
import { testRule } from '../../support/testRule.ts';

const library = (language: string) => ({ resourceType: 'Library', language });

testRule(languageCode, [
  {
    name: 'takes language, script, region and variant',
    resources: [library('en'), library('de-CH'), library('zh-Hans-CN'), library('de-CH-1901')],
    findings: [],
  },
  {
    name: 'refuses an underline',
    resources: [library('en_US')],
    findings: ['Library.language: Found the language "en_US", expected a code of BCP 47 like en or de-CH.'],
  },
]);
