import { unitCode } from '../../../src/validation/rules/unitCode.ts';
import { testRule } from '../../support/testRule.ts';

const of = (code: string, system = 'http://unitsofmeasure.org') => ({
  resourceType: 'Observation',
  valueQuantity: { system, code },
});
const wrong = (code: string) =>
  `Observation.value.ofType(Quantity).code: "${code}" is no unit of UCUM: spell it as UCUM does, or leave system and code out.`;

testRule(unitCode, [
  {
    name: 'takes units, annotations and powers, and codes of other systems',
    resources: [
      ...['mg', 'mm[Hg]', '10*3/uL', '{score}', 'mL/min/{1.73_m2}', 'kg/(m.s2)', '/[HPF]'].map((code) =>
        of(code),
      ),
      of('tbl', 'http://example.org/units'),
    ],
    findings: [],
  },
  {
    name: 'refuses names, unbalanced brackets and spaces',
    resources: ['mmHg', 'days', 'IU', 'mg/', '(mg', '{a', 'kg m', ''].map((code) => of(code)),
    findings: ['mmHg', 'days', 'IU', 'mg/', '(mg', '{a', 'kg m', ''].map(wrong),
  },
  {
    name: 'only warns of the units of durations and ages',
    resources: [
      { resourceType: 'Condition', onsetAge: { system: 'http://unitsofmeasure.org', code: 'years' } },
    ],
    findings: [
      'warning Condition.onset.ofType(Age).code: "years" is no unit of UCUM: spell it as UCUM does, or leave system and code out.',
    ],
  },
]);

testRule(unitCode, [
  {
    name: 'takes units that a value set lists',
    resources: [
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://unitsofmeasure.org',
              concept: [
                {
                  code: 'mg/dL',
                },
              ],
            },
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'reports others',
    resources: [
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://unitsofmeasure.org',
              concept: [
                {
                  code: 'mg/decilitre',
                },
              ],
            },
          ],
        },
      },
    ],
    findings: [
      'ValueSet.compose.include[0].concept[0].code: "mg/decilitre" is no unit of UCUM: spell it as UCUM does.',
    ],
  },
]);
