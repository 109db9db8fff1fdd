import { planDirection } from '../../../src/validation/rules/planDirection.ts';

import { testRule } from '../../support/testRule.ts';

const plan = (...action: object[]) => ({
  resourceType: 'PlanDefinition',
  url: 'http://x/PlanDefinition/p',
  id: 'p',
  action,
});
const toward = (code: string, ...more: object[]) => ({
  definitionCanonical: 'http://x/ActivityDefinition/a',
  extension: [
    {
      url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation',
      valueCodeableConcept: {
        coding: [{ system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-recommendation-direction-cs', code }],
      },
    },
    ...more,
  ],
});
const activity = (doNotPerform: boolean) => ({
  resourceType: 'ActivityDefinition',
  url: 'http://x/ActivityDefinition/a',
  kind: 'ServiceRequest',
  doNotPerform,
});
testRule(planDirection, [
  {
    name: 'takes what agrees',
    resources: [plan(toward('against')), activity(true)],
    findings: [],
  },
  {
    name: 'reports what orders it against the recommendation',
    resources: [plan(toward('against')), activity(false)],
    findings: [
      `PlanDefinition.action[0].definition.ofType(canonical): The recommendation is against it, and http://x/ActivityDefinition/a orders it: say doNotPerform there.`,
      `ActivityDefinition.doNotPerform: PlanDefinition/p recommends against it: doNotPerform says the opposite.`,
    ],
  },
  {
    name: 'names a plan without an id by its url',
    resources: [{ ...plan(toward('against')), id: undefined }, activity(false)],
    findings: [
      `PlanDefinition.action[0].definition.ofType(canonical): The recommendation is against it, and http://x/ActivityDefinition/a orders it: say doNotPerform there.`,
      `ActivityDefinition.doNotPerform: http://x/PlanDefinition/p recommends against it: doNotPerform says the opposite.`,
    ],
  },
  {
    name: 'reports what forbids what is recommended',
    resources: [plan(toward('for')), activity(true)],
    findings: [
      `PlanDefinition.action[0].definition.ofType(canonical): The recommendation is for it, and http://x/ActivityDefinition/a says doNotPerform.`,
      `ActivityDefinition.doNotPerform: PlanDefinition/p recommends for it: doNotPerform says the opposite.`,
    ],
  },
  {
    name: 'reports ratings without a code and twice',
    resources: [
      plan(
        toward(
          'maybe',
          {
            url: 'http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation',
            valueCodeableConcept: { text: 'strong' },
          },
          {
            url: 'http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation',
            valueCodeableConcept: { coding: [{}] },
          },
        ),
      ),
    ],
    findings: [
      `warning PlanDefinition.action[0].extension[1]: cqf-strengthOfRecommendation has no code: software cannot compare it.`,
      `warning PlanDefinition.action[0]: cqf-strengthOfRecommendation stands several times: keep one.`,
    ],
  },
  {
    name: 'reports a strength that is coded as a quality',
    resources: [
      plan({
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation',
            valueCodeableConcept: {
              coding: [{ system: 'http://terminology.hl7.org/CodeSystem/evidence-quality', code: 'high' }],
            },
          },
        ],
      }),
    ],
    findings: [
      'warning PlanDefinition.action[0].extension[0].value.ofType(CodeableConcept): cqf-strengthOfRecommendation is coded by http://terminology.hl7.org/CodeSystem/evidence-quality, which grades something else.',
    ],
  },
]);
