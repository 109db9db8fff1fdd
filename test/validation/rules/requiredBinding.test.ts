import { requiredBinding } from '../../../src/validation/rules/requiredBinding.ts';
import { testRule } from '../../support/testRule.ts';

const system = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const condition = (clinicalStatus: object) => ({ resourceType: 'Condition', clinicalStatus });
const finding =
  'Condition.clinicalStatus: No coding is of http://hl7.org/fhir/ValueSet/condition-clinical, which is required here.';

testRule(requiredBinding, [
  {
    name: 'takes one coding of the value set beside others',
    resources: [
      condition({
        coding: [
          { system: 'http://x', code: 'y' },
          { system, code: 'active' },
        ],
      }),
    ],
    findings: [],
  },
  {
    name: 'leaves other bindings alone',
    resources: [{ resourceType: 'Condition', code: { text: 'x' } }],
    findings: [],
  },
  { name: 'refuses text only', resources: [condition({ text: 'active' })], findings: [finding] },
  {
    name: 'refuses another code',
    resources: [condition({ coding: [{ system, code: 'acute' }] })],
    findings: [finding],
  },
  {
    name: 'refuses another system',
    resources: [condition({ coding: [{ system: 'http://x', code: 'active' }] })],
    findings: [finding],
  },
  {
    name: 'refuses an extension in the place of a plain code, in a list too',
    resources: [
      { resourceType: 'Library', status: 'draft', _status: { extension: [{ url: 'http://x' }] } },
      { resourceType: 'Library', _status: { extension: [{ url: 'http://x' }] } },
      {
        resourceType: 'AllergyIntolerance',
        category: ['food', null],
        _category: [null, { extension: [{ url: 'http://x' }] }],
      },
    ],
    findings: [
      'Library.status: An extension stands for the code, but a code of http://hl7.org/fhir/ValueSet/publication-status is required here.',
      'AllergyIntolerance.category[1]: An extension stands for the code, but a code of http://hl7.org/fhir/ValueSet/allergy-intolerance-category is required here.',
    ],
  },
]);
