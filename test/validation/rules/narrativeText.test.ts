import { narrativeText } from '../../../src/validation/rules/narrativeText.ts';
import { testRule } from '../../support/testRule.ts';

const library = (div: string, language?: string) => ({
  resourceType: 'Library',
  ...(language && { language }),
  text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"${div}</div>` },
});

testRule(narrativeText, [
  {
    name: 'takes the language of the resource in any country, and ids of their own',
    resources: [
      library(' lang="en"><p id="a">x</p><p id="b">y</p>', 'en-US'),
      library(' lang="de">x'),
      library('>x', 'en'),
    ],
    findings: [],
  },
  {
    name: 'warns of another language, and of an id that stands twice',
    resources: [library(' lang="de">x', 'en'), library('><p id="a">x</p><p id="a">y</p>')],
    findings: [
      'Library.text.div: The narrative is in de, the resource in en.',
      'Library.text.div: The id "a" stands twice in the narrative: a link finds the first.',
    ],
  },
]);
