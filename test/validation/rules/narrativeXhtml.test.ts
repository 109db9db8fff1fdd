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
      inside('<ol><li><a href="https://example.org">x</a></li></ol><p style="color: red">z</p>'),
      inside('<img src="data:image/png;base64,AAAA" alt="x"/>'),
      narrative(`<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>x</h:p></h:div>`),
    ],
    findings: [],
  },
  {
    name: 'takes a no-break space as content, and blocks where HTML lets them stand',
    resources: [
      inside('&#160;'),
      inside(
        '<dl><dt>x</dt><dd><ul><li><p>y</p><table><tr><td><div>z</div></td></tr></table></li></ul></dd></dl>',
      ),
      inside(
        '<table><colgroup><col/></colgroup><caption>x</caption><thead><tr><th>y</th></tr></thead></table>',
      ),
    ],
    findings: [],
  },
  refused(
    'reports what HTML 4.0 has in a chapter that FHIR leaves out, and attributes that it deprecates',
    inside('<del>x</del><ol start="2"><li>y</li></ol><a href="z" target="_blank">z</a>'),
    '<del> is not allowed in narrative: remove it.',
    'The attribute start is not allowed on <ol>: remove it.',
    'The attribute target is not allowed on <a>: remove it.',
  ),
  refused(
    'reports parts of lists and tables outside of them, and others inside',
    inside('<li>a</li><ul><p>b</p></ul><table><td>c</td></table>'),
    '<li> stands in <div>: it belongs into <ul> or <ol>.',
    '<p> stands in <ul>, which holds only <li>.',
    '<td> stands in <table>: it belongs into <tr> or <thead> or <tfoot>.',
  ),
  refused(
    'reports blocks in text',
    inside('<p>a<p>b</p></p><b><div>c</div></b><a href="x"><i><a href="y">d</a></i></a>'),
    '<p> stands in <p>, which holds text only: close that first.',
    '<div> stands in <b>, which holds text only: close that first.',
    'A link stands in a link: close that first.',
  ),
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
  {
    name: 'takes lists in lists, tables in cells and paragraphs in spans',
    resources: [
      inside(
        '<ul><li>x<ul><li>y</li></ul></li></ul><table><tr><td><table><tr><th>z</th></tr></table></td></tr></table>',
      ),
      inside('<span><p>x</p></span><dl> <dt>x</dt><dd><p>y</p></dd> </dl>'),
    ],
    findings: [],
  },
  refused(
    'reports children that an element does not take, and text in lists',
    inside('<ul><p>x</p></ul><table>y<td>z</td></table>'),
    '<p> stands in <ul>, which holds only <li>.',
    '<table> holds text: put it in an element of its own.',
    '<td> stands in <table>: it belongs into <tr> or <thead> or <tfoot>.',
  ),
  refused(
    'reports blocks in text, and what stands outside its parent',
    inside('<p><div>x</div></p><li>y</li><b><b>z</b></b>'),
    '<div> stands in <p>, which holds text only: close that first.',
    '<li> stands in <div>: it belongs into <ul> or <ol>.',
    '<b> stands in <b>: close that first.',
  ),
  refused(
    'refuses a style that runs a script',
    inside('<p style="background:url(javascript:go())">x</p>'),
    'The style of <p> runs a script: narrative does nothing.',
  ),
]);
