import { identifierUri } from '../../../src/validation/rules/identifierUri.ts';
import { testRule } from '../../support/testRule.ts';

const library = (system: string, value: string) => ({
  resourceType: 'Library',
  identifier: [{ system, value }],
});

testRule(identifierUri, [
  {
    name: 'takes urns and urls, and anything in another system',
    resources: [
      library('urn:ietf:rfc:3986', 'urn:oid:1.2.3'),
      library('urn:ietf:rfc:3986', 'https://doi.org/10.1/x'),
      library('http://example.org', '1.2.3'),
    ],
    findings: [],
  },
  {
    name: 'refuses a value without a scheme',
    resources: [library('urn:ietf:rfc:3986', '1.2.3')],
    findings: [
      'Library.identifier[0].value: Found the value "1.2.3" in the system urn:ietf:rfc:3986, expected a whole uri with its scheme.',
    ],
  },
  {
    name: 'refuses a system that names no place of the web and is no urn',
    resources: [library('mailto:a@example.org', '1'), library('file:///a', '1')],
    findings: [
      'Library.identifier[0].system: Found the system "mailto:a@example.org", expected one that begins with http:, https: or urn:.',
      'Library.identifier[0].system: Found the system "file:///a", expected one that begins with http:, https: or urn:.',
    ],
  },
  {
    name: 'refuses an OID and a UUID that are none',
    resources: [library('urn:ietf:rfc:3986', 'urn:oid:1.02.x'), library('urn:ietf:rfc:3986', 'urn:uuid:12')],
    findings: [
      'warning Library.identifier[0].value: Found the value "urn:oid:1.02.x" in the system urn:ietf:rfc:3986, expected an OID or UUID in its own form.',
      'warning Library.identifier[0].value: Found the value "urn:uuid:12" in the system urn:ietf:rfc:3986, expected an OID or UUID in its own form.',
    ],
  },
]);
