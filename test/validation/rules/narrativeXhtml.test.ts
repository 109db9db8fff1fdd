import { narrativeXhtml } from '../../../src/validation/rules/narrativeXhtml.ts';
import { testRule } from '../../support/testRule.ts';

const ns = 'xmlns="http://www.w3.org/1999/xhtml"';
const narrative = (div: string) => ({ resourceType: 'Library', text: { status: 'generated', div } });
const inside = (content: string) => narrative(`<div ${ns}>${content}</div>`);
const refused = (name: string, resource: object, ...messages: string[]) => ({
  name,
  resources: [resource],
  findings: messages.map((message) => `Library.text.div: ${message}`),
});

testRule(narrativeXhtml, [
  {
    name: 'takes tables, lists, links, images, entities of XML and style',
    resources: [
      inside(
        '<h2 id="a" class="b" lang="en" xml:lang="en">x &amp; &#160;</h2><table border="1"><tbody><tr><td rowspan="2">y</td></tr></tbody></table>',
      ),
      inside('<ol start="2"><li><a href="https://example.org">x</a></li></ol><p style="color: red">z</p>'),
      inside('<img src="data:image/png;base64,AAAA" alt="x"/>'),
      narrative(`<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>x</h:p></h:div>`),
    ],
    findings: [],
  },
  refused(
    'asks for the namespace',
    narrative('<div>x</div>'),
    '<div> is not in the XHTML namespace: write xmlns="http://www.w3.org/1999/xhtml" on the div.',
  ),
  refused(
    'reports text that is not well-formed',
    inside('<p>x</pa>'),
    'The XHTML is not well-formed: line 1, column 51, unexpected close tag.',
  ),
  refused(
    'reports an entity that XML does not know',
    inside('a&nbsp;b'),
    'The XHTML is not well-formed: line 1, column 49, undefined entity.',
  ),
  refused(
    'reports an end that is missing',
    narrative(`<div ${ns}><p>x`),
    'The XHTML is not well-formed: line 1, column 46, unclosed tag: p.',
  ),
  refused(
    'reports another root',
    narrative(`<p ${ns}>x</p>`),
    'The narrative starts with <p>, expected <div>.',
  ),
  refused(
    'reports a script',
    inside('x<script>alert(1)</script>'),
    '<script> is not allowed in narrative: remove it.',
  ),
  refused(
    'reports forms and frames',
    inside('x<iframe src="y"/><form/>'),
    '<iframe> is not allowed in narrative: remove it.',
    '<form> is not allowed in narrative: remove it.',
  ),
  refused(
    'reports an event handler',
    inside('<p onclick="x()">y</p>'),
    'The event handler onclick on <p> is not allowed: narrative does nothing.',
  ),
  refused(
    'reports an unknown attribute',
    inside('<p href="x">y</p>'),
    'The attribute href is not allowed on <p>: remove it.',
  ),
  refused(
    'reports a link that runs',
    inside('<a href=" java\tscript:x()">y</a>'),
    'The href of <a> runs a script: narrative does nothing.',
  ),
  refused(
    'reports a narrative that says nothing',
    inside('<p> </p>'),
    'The narrative says nothing: write some text, or leave it out.',
  ),
  refused(
    'reports elements of another namespace',
    inside('x<svg xmlns="http://www.w3.org/2000/svg"/>'),
    '<svg> is not in the XHTML namespace: remove its own xmlns.',
  ),
  refused(
    'reports a DOCTYPE',
    narrative(`<!DOCTYPE div><div ${ns}>x</div>`),
    'Found a DOCTYPE: narrative is a `div` only.',
  ),
  refused(
    'refuses a style that runs a script',
    inside('<p style="background:url(javascript:go())">x</p>'),
    'The style of <p> runs a script: narrative does nothing.',
  ),
]);
