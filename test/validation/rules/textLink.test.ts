import { textLink } from '../../../src/validation/rules/textLink.ts';
import { testRule } from '../../support/testRule.ts';

const base = 'http://hl7.org/fhir/StructureDefinition';
const text = (id: string, extension: readonly object[] = []) => ({
  div: `<div xmlns="http://www.w3.org/1999/xhtml"><p id="${id}">x</p></div>`,
  extension,
});
const tie = (htmlid: string, data: string) => ({
  url: `${base}/textLink`,
  extension: [
    { url: 'htmlid', valueString: htmlid },
    { url: 'data', valueUri: data },
  ],
});
const tied = (htmlid: string, data: string) => ({
  resourceType: 'Library',
  identifier: [{ id: 'e' }],
  text: text('h', [tie(htmlid, data)]),
});
const link = (valueUrl: string) => ({
  resourceType: 'Library',
  text: text('h'),
  extension: [{ url: `${base}/narrativeLink`, valueUrl }],
});
const bundle = {
  resourceType: 'Bundle',
  entry: [{ fullUrl: 'urn:uuid:1', resource: { resourceType: 'Composition', text: text('c') } }],
};

testRule(textLink, [
  {
    name: 'takes ids that are there',
    resources: [tied('h', '#e'), link('#h'), link('urn:uuid:1#c'), link('http://elsewhere.org/x#y'), bundle],
    findings: [],
  },
  {
    name: 'refuses ids that are not, and entries that are not',
    resources: [
      tied('x', '#e'),
      tied('h', '#x'),
      link('#x'),
      link('urn:uuid:1#x'),
      link('urn:uuid:2#c'),
      bundle,
    ],
    findings: [
      'Library.text.extension[0]: Nothing in the resource has the id "x" (htmlid).',
      'Library.text.extension[0]: Nothing in the resource has the id "x" (data).',
      'Library.extension[0]: Nothing has the id "x" there: #x leads nowhere.',
      'Library.extension[0]: Nothing has the id "x" there: urn:uuid:1#x leads nowhere.',
      'Library.extension[0]: No entry has the fullUrl urn:uuid:2.',
    ],
  },
]);
