import { definitionKind } from '../../../src/validation/rules/definitionKind.ts';
import { testRule } from '../../support/testRule.ts';

const core = 'http://hl7.org/fhir/StructureDefinition';
const definition = (more: object) => ({
  resourceType: 'StructureDefinition',
  url: 'http://example.org/p',
  type: 'Patient',
  kind: 'resource',
  baseDefinition: `${core}/Patient`,
  derivation: 'constraint',
  ...more,
});
const extension = (more: object) =>
  definition({
    type: 'Extension',
    kind: 'complex-type',
    baseDefinition: `${core}/Extension`,
    differential: { element: [{ path: 'Extension.url', fixedUri: 'http://example.org/p' }] },
    ...more,
  });
const at = 'StructureDefinition';
const contexts = (...expressions: string[]) => ({
  context: expressions.map((expression) => ({ type: 'element', expression })),
});

testRule(definitionKind, [
  {
    name: 'takes profiles, profiles of profiles, extensions, logical models and new types',
    resources: [
      definition({}),
      definition({ baseDefinition: `${core}/Patient|4.0.1` }),
      definition({ url: 'http://example.org/base' }),
      definition({ url: 'http://example.org/q', baseDefinition: 'http://example.org/base' }),
      definition({
        url: 'http://example.org/l',
        baseDefinition: 'http://example.org/unknown',
        kind: 'logical',
      }),
      extension({
        context: [
          { type: 'element', expression: 'Patient' },
          { type: 'element', expression: 'Observation.value[x]' },
          { type: 'element', expression: 'Observation.value' },
          { type: 'element', expression: 'CanonicalResource' },
          { type: 'element', expression: 'http://example.org/model#a' },
          { type: 'fhirpath', expression: 'Foo.bar' },
        ],
        contextInvariant: ['name.exists()'],
      }),
      extension({ baseDefinition: 'http://example.org/parent', differential: { element: [] } }),
      definition({
        url: 'http://example.org/L',
        type: 'http://example.org/L',
        kind: 'logical',
        baseDefinition: `${core}/Element`,
        derivation: 'specialization',
      }),
    ],
    findings: [],
  },
  {
    name: 'refuses another kind than that of the base, of the core or here',
    resources: [
      definition({ kind: 'complex-type' }),
      definition({ url: 'http://example.org/q', type: 'HumanName', baseDefinition: `${core}/HumanName` }),
      definition({ url: 'http://example.org/r', kind: 'logical', baseDefinition: 'http://example.org/s' }),
      definition({ url: 'http://example.org/s' }),
    ],
    findings: [
      `${at}.kind: It constrains a resource, so its kind is not complex-type.`,
      `${at}.kind: It constrains a complex-type, so its kind is not resource.`,
      `${at}.kind: It constrains a resource, so its kind is not logical.`,
    ],
  },
  {
    name: 'refuses a base without derivation, and a specialization that is no new type',
    resources: [definition({ derivation: undefined }), definition({ derivation: 'specialization' })],
    findings: [
      `${at}: Nothing says how it derives from ${core}/Patient: by constraint or specialization.`,
      `${at}.type: A specialization of Patient is a new type: name it, or make it a constraint.`,
    ],
  },
  {
    name: 'refuses contexts of what is no extension, contexts that R4 has not, and broken rules for them',
    resources: [
      definition(contexts('Patient')),
      extension(contexts('Foo', 'Observation.valueQuantity')),
      extension({ contextInvariant: ['name.('] }),
    ],
    findings: [
      `${at}.context: Only an extension has contexts, this defines Patient.`,
      `${at}.context[0].expression: R4 has no element Foo.`,
      `${at}.context[1].expression: R4 has no element Observation.valueQuantity.`,
      `${at}.contextInvariant[0]: The expression is wrong: line: 1; column: 5; message: mismatched input '('.`,
    ],
  },
  {
    name: 'refuses an extension that does not fix its url',
    resources: [extension({ differential: { element: [{ path: 'Extension.value[x]' }] } })],
    findings: [`${at}: The extension does not fix its url: add Extension.url with fixedUri.`],
  },
]);
