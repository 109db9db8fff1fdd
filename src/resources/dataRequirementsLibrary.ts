import type { DataRequirement, Library } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { EligibilityPlan } from '../knowledge/eligibility.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { canonicalTo, citation, experimental, header, patient, topics, usage } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, extensionUrls, representation } from './extensions.ts';
import { cardStatements, cardsIn } from './planRules.ts';
import { claims } from './profiles.ts';
import { type TypeRead, typesRead } from './typesRead.ts';

/** Slug of the library with what a plan reads. */
export function dataRequirementsSlug({ id }: Pick<EligibilityPlan, 'id'>): string {
  return `${id}-data`;
}

/** The types that a plan reads. */
export function planTypes(guideline: Guideline, { cards }: EligibilityPlan): readonly TypeRead[] {
  const criteria = cardsIn(cards)
    .flatMap(cardStatements)
    .map(({ criterion }) => criterion);
  return [...new Set<TypeRead>(['Patient', ...typesRead(guideline, criteria)])];
}

/**
 * The effective data requirements of a plan: a list of each type, whole and of this patient, with the query that fetches it. CDS
 * Hooks services make their prefetch from it. No codes narrow it: absence counts only in a list that was read in full.
 */
export function buildDataRequirements(guideline: Guideline, plan: EligibilityPlan): Artifact {
  const { title, places, authored } = plan;
  const slug = dataRequirementsSlug(plan);
  const resource: Library = {
    resourceType: 'Library',
    ...header(guideline, 'Library', {
      slug,
      name: `Data ${plan.id}`,
      title: `What "${title}" reads`,
      description: `The lists that the conditions of "${title}" read, each whole and of one patient, with the query for each. The orders being placed come with the hook and are no query.`,
    }),
    ...experimental(guideline),
    ...usage(guideline),
    ...claims({ crmi: ['shareablelibrary', 'publishablelibrary'] }),
    extension: [
      ...capabilities('shareable', 'computable', 'publishable'),
      representation('structured'),
      ...derivations(guideline, places),
    ],
    type: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/library-type',
          code: 'module-definition',
          display: 'Module Definition',
        },
      ],
    },
    subjectCodeableConcept: patient,
    topic: topics(guideline),
    relatedArtifact: [citation(guideline)],
    dataRequirement: planTypes(guideline, plan).map(requirement),
  };
  return { resource: inSpecOrder(resource), sources: places, authored };
}

/** The plan's `crmi-effectiveDataRequirements`. */
export function effectiveDataRequirements(guideline: Guideline, plan: EligibilityPlan) {
  const valueCanonical = canonicalTo(guideline, 'Library', dataRequirementsSlug(plan));
  return { url: extensionUrls.dataRequirements, valueCanonical };
}

function requirement(type: TypeRead): DataRequirement {
  return {
    extension: [{ url: extensionUrls.queryPattern, valueString: queries[type] }],
    type,
    subjectCodeableConcept: patient,
  };
}

const ofPatient = 'patient={{context.patientId}}';

/** Drugs and devices stand elsewhere as often as not, and the logic follows references only into what was read. */
const queries: Readonly<Record<TypeRead, string>> = {
  AllergyIntolerance: `AllergyIntolerance?${ofPatient}`,
  Condition: `Condition?${ofPatient}`,
  Coverage: `Coverage?${ofPatient}`,
  Device: `Device?${ofPatient}`,
  MedicationRequest: `MedicationRequest?${ofPatient}&_include=MedicationRequest:medication`,
  MedicationStatement: `MedicationStatement?${ofPatient}&_include=MedicationStatement:medication`,
  Observation: `Observation?${ofPatient}`,
  Patient: 'Patient/{{context.patientId}}',
  Procedure: `Procedure?${ofPatient}`,
  QuestionnaireResponse: `QuestionnaireResponse?${ofPatient}`,
  ServiceRequest: `ServiceRequest?${ofPatient}`,
};
