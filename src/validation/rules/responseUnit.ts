import type { Quantity } from 'fhir/r4.js';
import { extensionsOf } from '../extensionsOf.ts';
import { answersOf } from '../questionnaire/answersOf.ts';
import type { Rule } from '../rule.ts';
import { membersNamed } from '../terminology/members.ts';

/** Units of quantities. */
export const responseUnit: Rule = {
  code: 'response-unit',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/extension-questionnaire-unitoption.html',
  wants: 'A quantity has one of the units that its question offers.',
  why: 'A weight in pounds that is read as kilograms doubles the dose.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [
        {
          linkId: 'weight',
          answer: [{ valueQuantity: { value: 176, system: 'http://unitsofmeasure.org', code: '[lb_av]' } }],
        },
      ],
    },
    mended: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [
        {
          linkId: 'weight',
          answer: [{ valueQuantity: { value: 80, system: 'http://unitsofmeasure.org', code: 'kg' } }],
        },
      ],
    },
    beside: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/pain',
        status: 'draft',
        item: [
          {
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption',
                valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg' },
              },
            ],
            linkId: 'weight',
            type: 'quantity',
          },
        ],
      },
    ],
  },
  *check(artifact, scope) {
    for (const { definition, value, path } of answersOf(artifact, scope)) {
      if (value.type !== 'Quantity') continue;
      const units = extensionsOf(definition, 'questionnaire-unitOption').flatMap(
        ({ valueCoding }) => valueCoding ?? [],
      );
      const { system, code, unit } = value.value as Quantity;
      const set = extensionsOf(definition, 'questionnaire-unitValueSet')[0]?.valueCanonical;
      const members = set === undefined ? undefined : membersNamed(set, scope);
      if (members && code !== undefined && !members.has(`${system}|${code}`)) {
        yield {
          message: `"${definition.linkId}" takes units of ${set}, found ${code}.`,
          fhirPath: path,
        };
      }
      const open = extensionsOf(
        definition,
        'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-unitOpen',
      ).some(({ valueCode }) => valueCode === 'optionsOrString');
      if (units.length === 0 || units.some((each) => each.system === system && each.code === code)) continue;
      if (open && code === undefined) continue;
      yield {
        message: `"${definition.linkId}" takes the units ${units.map((each) => each.code).join(', ')}, found ${code ?? unit ?? 'none'}.`,
        fhirPath: path,
      };
    }
  },
};
