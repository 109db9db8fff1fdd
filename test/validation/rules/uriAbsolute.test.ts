import { uriAbsolute } from '../../../src/validation/rules/uriAbsolute.ts';
import { testRule } from '../../support/testRule.ts';

const says = 'expected an absolute uri: it names something for everybody.';

testRule(uriAbsolute, [
  {
    name: 'takes absolute systems, a contained code system, parts of an extension, and other uris',
    resources: [
      {
        resourceType: 'Observation',
        identifier: [{ system: 'urn:oid:1.2.3', value: '1' }],
        code: { coding: [{ system: '#own', code: 'a' }] },
        extension: [{ url: 'http://example.org/e', extension: [{ url: 'part', valueUri: 'x' }] }],
      },
    ],
    findings: [],
  },
  {
    name: 'refuses a relative system of an identifier, a coding, a quantity and a value set',
    resources: [
      {
        resourceType: 'Observation',
        identifier: [{ system: 'ours' }],
        code: { coding: [{ system: 'ours' }] },
        valueQuantity: { system: 'ours' },
      },
      { resourceType: 'ValueSet', compose: { include: [{ system: '#own' }] } },
    ],
    findings: [
      `Observation.identifier[0].system: Found the relative "ours", ${says}`,
      `Observation.code.coding[0].system: Found the relative "ours", ${says}`,
      `Observation.value.ofType(Quantity).system: Found the relative "ours", ${says}`,
      `ValueSet.compose.include[0].system: Found the relative "#own", ${says}`,
    ],
  },
  {
    name: 'refuses a relative url of a canonical resource, contained or not, and of an extension',
    resources: [
      {
        resourceType: 'Library',
        url: 'Library/a',
        extension: [{ url: 'e' }],
        contained: [{ resourceType: 'ValueSet', url: 'ValueSet/b' }],
      },
    ],
    findings: [
      `Library.url: Found the relative "Library/a", ${says}`,
      `Library.extension[0].url: Found the relative "e", ${says}`,
      `Library.contained[0].url: Found the relative "ValueSet/b", ${says}`,
    ],
  },
]);

testRule(uriAbsolute, [
  {
    name: 'takes a definition by its whole address',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            title: 'A',
            definitionUri: 'https://example.org/a',
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of a relative one, and reports a relative meaning of a property',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            title: 'A',
            definitionUri: 'a.html',
          },
        ],
      },
      {
        resourceType: 'CodeSystem',
        url: 'http://example.org/fhir/CodeSystem/s',
        version: '1',
        status: 'draft',
        content: 'complete',
        caseSensitive: true,
        property: [
          {
            code: 'p',
            uri: 'concept-properties#status',
            type: 'code',
          },
        ],
      },
    ],
    findings: [
      'warning PlanDefinition.action[0].definition.ofType(uri): Found the relative "a.html": from where is it looked up? Write the whole address.',
      'CodeSystem.property[0].uri: Found the relative "concept-properties#status", expected an absolute uri: it names something for everybody.',
    ],
  },
]);
