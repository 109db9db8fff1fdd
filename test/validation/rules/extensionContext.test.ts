import { extensionContext } from '../../../src/validation/rules/extensionContext.ts';
import { testRule } from '../../support/testRule.ts';

const base = 'http://hl7.org/fhir/StructureDefinition';
const birthPlace = { url: `${base}/patient-birthPlace`, valueAddress: { text: 'x' } };
const qualifier = { url: `${base}/iso21090-EN-qualifier`, valueCode: 'AC' };
const strength = { url: `${base}/cqf-strengthOfRecommendation`, valueCodeableConcept: { text: 'x' } };
const own = (more: object) => ({
  resourceType: 'StructureDefinition',
  url: 'http://example.org/e',
  type: 'Extension',
  context: [{ type: 'element', expression: 'PlanDefinition.action' }],
  ...more,
});
const modifier = own({
  differential: { element: [{ id: 'Extension', path: 'Extension', isModifier: true }] },
});

testRule(extensionContext, [
  {
    name: 'takes a resource, an element of a data type, a backbone element, any element',
    resources: [
      {
        resourceType: 'Patient',
        extension: [birthPlace],
        name: [{ family: 'x', _family: { extension: [qualifier] } }],
      },
      { resourceType: 'PlanDefinition', action: [{ action: [{ extension: [strength] }] }] },
      {
        resourceType: 'Library',
        _title: { extension: [{ url: `${base}/data-absent-reason`, valueCode: 'x' }] },
      },
      { resourceType: 'Library', extension: [{ url: 'http://example.org/unknown', valueString: 'x' }] },
    ],
    findings: [],
  },
  {
    name: 'takes what the publication of R4 does itself',
    resources: [
      {
        resourceType: 'CodeSystem',
        extension: [{ url: `${base}/structuredefinition-normative-version`, valueCode: '4.0.0' }],
      },
    ],
    findings: [],
  },
  {
    name: 'reads definitions of the catalog, modifiers too',
    resources: [
      modifier,
      { resourceType: 'PlanDefinition', action: [{ modifierExtension: [{ url: modifier.url }] }] },
    ],
    findings: [],
  },
  {
    name: 'refuses another place',
    resources: [{ resourceType: 'Library', extension: [birthPlace] }],
    findings: [`Library.extension[0]: ${birthPlace.url} may not stand here, only on Patient.`],
  },
  {
    name: 'refuses a modifier among the others, and the other way round',
    resources: [
      modifier,
      { resourceType: 'PlanDefinition', action: [{ extension: [{ url: modifier.url }] }] },
      { resourceType: 'Patient', modifierExtension: [birthPlace] },
    ],
    findings: [
      'PlanDefinition.action[0].extension[0]: http://example.org/e changes the meaning of what it stands on: write it as a modifierExtension.',
      `Patient.modifierExtension[0]: ${birthPlace.url} is no modifier: write it as an extension.`,
    ],
  },
  {
    name: 'tells of strength on the attachment, where R4 first had it, without calling it wrong',
    resources: [
      {
        resourceType: 'PlanDefinition',
        action: [{ documentation: [{ type: 'citation', document: { extension: [strength] } }] }],
      },
    ],
    findings: [
      `information PlanDefinition.action[0].documentation[0].document.extension[0]: ${strength.url} stands where R4 first had it; its current definition wants it on PlanDefinition.action.`,
    ],
  },
  {
    name: 'takes the expectation of a statement on any element',
    resources: [
      {
        resourceType: 'SearchParameter',
        _multipleOr: { extension: [{ url: `${base}/capabilitystatement-expectation`, valueCode: 'SHALL' }] },
      },
    ],
    findings: [],
  },
]);

testRule(extensionContext, [
  {
    name: 'takes one of what may stand once',
    resources: [
      {
        resourceType: 'Patient',
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName',
            valueString: 'a',
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of a second',
    resources: [
      {
        resourceType: 'Patient',
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName',
            valueString: 'a',
          },
          {
            url: 'http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName',
            valueString: 'b',
          },
        ],
      },
    ],
    findings: [
      'warning Patient.extension[1]: http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName stands several times, its definition allows one: keep one.',
    ],
  },
]);
