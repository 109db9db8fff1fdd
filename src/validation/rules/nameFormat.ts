import type { Rule } from '../rule.ts';

/** Types whose `name` is meant for programs (their invariant 0 says so, as a warning). */
const named = new Set(
  (
    'ActivityDefinition CapabilityStatement ChargeItemDefinition CodeSystem CompartmentDefinition ConceptMap ' +
    'EffectEvidenceSynthesis EventDefinition Evidence EvidenceVariable ExampleScenario GraphDefinition ' +
    'ImplementationGuide Library Measure MessageDefinition NamingSystem OperationDefinition PlanDefinition ' +
    'Questionnaire ResearchDefinition ResearchElementDefinition RiskEvidenceSynthesis SearchParameter ' +
    'StructureDefinition StructureMap TerminologyCapabilities TestScript ValueSet'
  ).split(' '),
);

/** Names that programs can use. */
export const nameFormat: Rule = {
  code: 'name-format',
  group: 'identity',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.name',
  wants:
    'The name of a canonical resource starts with a capital letter and has only letters, digits and _, at most 255.',
  why: 'Tools make names of classes, files and CQL includes of it; others they refuse or change. What people read is the title.',
  example: {
    faulty: { resourceType: 'PlanDefinition', status: 'draft', name: 'low back pain' },
    mended: { resourceType: 'PlanDefinition', status: 'draft', name: 'LowBackPain', title: 'Low back pain' },
  },
  tolerant: true,
  *check({ resource }) {
    const { name } = resource as { name?: unknown };
    if (!named.has(resource.resourceType) || typeof name !== 'string') return;
    if (/^[A-Z][A-Za-z0-9_]{0,254}$/.test(name)) return;
    yield {
      message: `The name "${name}" should start with a capital letter and have only letters, digits and _ (at most 255).`,
      fhirPath: `${resource.resourceType}.name`,
    };
  },
};
