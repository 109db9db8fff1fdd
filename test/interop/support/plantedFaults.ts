import type { PlanDefinition } from 'fhir/r4.js';

/** A resource that a judge must find faulty. `finding` is part of the error it owes. */
export interface PlantedFault {
  readonly name: string;
  readonly resource: unknown;
  readonly finding: RegExp;
}

const cpg = 'http://hl7.org/fhir/uv/cpg/StructureDefinition';

const plan: PlanDefinition = {
  resourceType: 'PlanDefinition',
  id: 'planted',
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">planted</div>' },
  status: 'draft',
};

/**
 * Controls: a judge that lets these through is blind, and its clean verdicts mean nothing.
 * @param withDefinitions adds faults that only the CPG definitions show
 */
export function plantedFaults(withDefinitions: boolean): PlantedFault[] {
  const core: PlantedFault[] = [
    { name: 'unknown-status', resource: { ...plan, status: 'finished' }, finding: /finished/ },
    {
      name: 'evidence-without-exposure',
      resource: { resourceType: 'Evidence', id: 'planted', text: plan.text, status: 'draft' },
      finding: /exposureBackground/,
    },
  ];
  return withDefinitions ? [...core, ...cpgFaults] : core;
}

const cpgFaults: PlantedFault[] = [
  {
    name: 'order-set-as-recommendation',
    resource: {
      ...plan,
      meta: { profile: [`${cpg}/cpg-recommendationdefinition`] },
      type: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'order-set' }],
      },
    },
    finding: /eca-rule/,
  },
  {
    name: 'direction-as-string',
    resource: {
      ...plan,
      action: [
        {
          title: 'planted',
          extension: [{ url: `${cpg}/cpg-directionOfRecommendation`, valueString: 'for' }],
        },
      ],
    },
    finding: /cpg-directionOfRecommendation/,
  },
];
