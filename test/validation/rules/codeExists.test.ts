import { codeExists } from '../../../src/validation/rules/codeExists.ts';
import { testRule } from '../../support/testRule.ts';

const url = 'http://example.org/CodeSystem/grade';
const system = (more: object = {}) => ({
  resourceType: 'CodeSystem',
  url,
  content: 'complete',
  caseSensitive: true,
  concept: [{ code: 'A', concept: [{ code: 'A1' }] }],
  ...more,
});
const coded = (...codes: string[]) => ({
  resourceType: 'Library',
  topic: [{ coding: codes.map((code) => ({ system: url, code })) }],
});
const missing = (code: string, at: string, of = url) =>
  `${at}: The code "${code}" is not in ${of}: correct it, or add it to the code system.`;
const map = (target: string, code: string) => ({
  resourceType: 'ConceptMap',
  group: [{ source: url, target, element: [{ code: 'A', target: [{ code, equivalence: 'wider' }] }] }],
});

testRule(codeExists, [
  { name: 'finds codes of every level', resources: [coded('A', 'A1'), system()], findings: [] },
  {
    name: 'reads the units of quantities',
    resources: [
      {
        resourceType: 'Observation',
        valueQuantity: { system: url, code: 'Z' },
        component: [{ valueQuantity: { system: 'http://unitsofmeasure.org', code: 'Z' } }],
      },
      system(),
    ],
    findings: [missing('Z', 'Observation.value.ofType(Quantity).code')],
  },
  {
    name: 'leaves systems alone that are not here whole',
    resources: [coded('Z'), map('http://snomed.info/sct', '1')],
    findings: [],
  },
  { name: 'leaves a fragment alone', resources: [coded('Z'), system({ content: 'fragment' })], findings: [] },
  {
    name: 'minds letter case only where the system does',
    resources: [coded('a'), system({ caseSensitive: false })],
    findings: [],
  },
  {
    name: 'finds codes of the core in a ConceptMap',
    resources: [map('http://hl7.org/fhir/publication-status', 'draft')],
    findings: [],
  },
  {
    name: 'reports an unknown code of the core, whatever the binding',
    resources: [
      {
        resourceType: 'Library',
        topic: [{ coding: [{ system: 'http://hl7.org/fhir/publication-status', code: 'final' }] }],
      },
    ],
    findings: [missing('final', 'Library.topic[0].coding[0].code', 'http://hl7.org/fhir/publication-status')],
  },
  {
    name: 'reports an unknown code',
    resources: [coded('A', 'Z'), system()],
    findings: [missing('Z', 'Library.topic[0].coding[1].code')],
  },
  {
    name: 'reports the wrong letter case',
    resources: [coded('a'), system()],
    findings: [missing('a', 'Library.topic[0].coding[0].code')],
  },
  {
    name: 'reports codes of value sets',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: { include: [{ system: url, concept: [{ code: 'A' }, { code: 'B' }] }] },
        expansion: { contains: [{ contains: [{ system: url, code: 'C' }] }] },
      },
      system(),
    ],
    findings: [
      missing('B', 'ValueSet.compose.include[0].concept[1].code'),
      missing('C', 'ValueSet.expansion.contains[0].contains[0].code'),
    ],
  },
  {
    name: 'reports the code on which a ConceptMap falls back, only warning of v2 and v3',
    resources: [
      ...[url, 'http://terminology.hl7.org/CodeSystem/v3-AddressUse'].map((target) => ({
        resourceType: 'ConceptMap',
        group: [{ target, element: [], unmapped: { mode: 'fixed', code: 'Z' } }],
      })),
      system(),
    ],
    findings: [
      missing('Z', 'ConceptMap.group[0].unmapped.code'),
      `warning ${missing('Z', 'ConceptMap.group[0].unmapped.code', 'http://terminology.hl7.org/CodeSystem/v3-AddressUse')}`,
    ],
  },
  {
    name: 'reports both sides of a ConceptMap',
    resources: [map('http://hl7.org/fhir/publication-status', 'final'), system({ concept: [{ code: 'B' }] })],
    findings: [
      missing('A', 'ConceptMap.group[0].element[0].code'),
      missing(
        'final',
        'ConceptMap.group[0].element[0].target[0].code',
        'http://hl7.org/fhir/publication-status',
      ),
    ],
  },
]);
