import { narrativeLink } from '../../../src/validation/rules/narrativeLink.ts';
import { testRule } from '../../support/testRule.ts';

const library = (div: string, more: object = {}) => ({
  resourceType: 'Library',
  id: 'l',
  text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${div}</div>` },
  ...more,
});
const at = 'Library.text.div';
const linked = library('<a href="#there">x</a>');

testRule(narrativeLink, [
  {
    name: 'takes links to ids of the XHTML, of elements, contained resources and the resource',
    resources: [
      library('<a href="#a">x</a><p id="a">y</p>'),
      library(`<a href='#a'>x</a><a name='a'>y</a>`),
      library('<a href="#a">x</a><a href="#l">x</a>', { identifier: [{ id: 'a' }] }),
      library('<img src="#c"/>', { contained: [{ resourceType: 'Library', id: 'c' }] }),
      library('<a href="https://example.org/a#b">x</a><a href="other.html">x</a><a href="#">x</a>'),
      library('<!-- <a href="#none">x</a> -->'),
    ],
    findings: [],
  },
  {
    name: 'looks into the other entries of a Bundle',
    resources: [
      linked,
      { resourceType: 'Bundle', entry: [{ resource: linked }, { resource: { id: 'there' } }] },
    ],
    findings: [],
  },
  {
    name: 'refuses links and images that lead nowhere',
    resources: [
      linked,
      library('<img src="#there"/>'),
      library('<a href="">x</a>'),
      library('<a href="http://a b">x</a>'),
    ],
    findings: [
      `${at}: The link #there leads nowhere: nothing here has this id.`,
      `${at}: The image #there leads nowhere: nothing here has this id.`,
      `${at}: A link leads nowhere: its url is empty.`,
      `${at}: The link "http://a b" has spaces in it: it is a url.`,
    ],
  },
]);
