/** The name of a release of FHIR by its version number: `R5` of `5.0.0`; undefined for what is no version of FHIR. */
export function releaseOf(version: string): string | undefined {
  if (!/^\d+\.\d+/.test(version)) return undefined;
  return releases.find(([pattern]) => pattern.test(version))?.[1];
}

/** Versions of ballots and previews count for the release that they led to. http://hl7.org/fhir/directory.html */
const releases: readonly (readonly [RegExp, string])[] = [
  [/^(?:0\.|1\.[0-2]\b)/, 'DSTU2'],
  [/^(?:1\.|3\.0\b)/, 'STU3'],
  [/^(?:3\.|4\.0\b)/, 'R4'],
  [/^4\.[13]\b/, 'R4B'],
  [/^(?:4\.|5\.)/, 'R5'],
  [/^6\./, 'R6'],
];

/** The releases that have a resource type which R4 has not. https://hl7.org/fhir/R5/resourcelist.html and its older editions */
export function releasesOfType(type: string): readonly string[] {
  return Object.entries(typesOf).flatMap(([release, types]) => (types.includes(type) ? [release] : []));
}

const typesOf: Readonly<Record<string, readonly string[]>> = {
  DSTU2:
    words(`BodySite Conformance DataElement DeviceComponent DeviceUseRequest DiagnosticOrder EligibilityRequest
    EligibilityResponse ImagingObjectSelection MedicationOrder Order OrderResponse ProcedureRequest ProcessRequest
    ProcessResponse ReferralRequest`),
  STU3: words(`BodySite DataElement DeviceComponent EligibilityRequest EligibilityResponse ExpansionProfile ImagingManifest
    ProcedureRequest ProcessRequest ProcessResponse ReferralRequest Sequence ServiceDefinition`),
  R4B: words(`AdministrableProductDefinition Citation ClinicalUseDefinition EvidenceReport Ingredient
    ManufacturedItemDefinition MedicinalProductDefinition NutritionProduct PackagedProductDefinition RegulatedAuthorization
    SubscriptionStatus SubscriptionTopic SubstanceDefinition`),
  R5: words(`ActorDefinition AdministrableProductDefinition ArtifactAssessment BiologicallyDerivedProductDispense Citation
    ClinicalUseDefinition ConditionDefinition DeviceAssociation DeviceDispense DeviceUsage EncounterHistory EvidenceReport
    FormularyItem GenomicStudy ImagingSelection Ingredient InventoryItem InventoryReport ManufacturedItemDefinition
    MedicinalProductDefinition NutritionIntake NutritionProduct PackagedProductDefinition Permission RegulatedAuthorization
    RequestOrchestration Requirements SubscriptionStatus SubscriptionTopic SubstanceDefinition TestPlan Transport`),
};

/** Elements at the root of a resource that R4 has not, by type, with the release that has them. */
export function releaseOfElement(type: string, element: string): string | undefined {
  return Object.entries(elementsOf).find(
    ([, types]) => types[type]?.includes(element) || types['*']?.includes(element),
  )?.[0];
}

const elementsOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  STU3: {
    ActivityDefinition: words('contributor'),
    AllergyIntolerance: words('assertedDate'),
    CarePlan: words('context definition'),
    Condition: words('assertedDate context'),
    DiagnosticReport: words('context codedDiagnosis image'),
    Immunization: words('notGiven explanation vaccinationProtocol'),
    Library: words('contributor'),
    Measure: words('contributor set'),
    MedicationRequest: words('context definition'),
    Observation: words('comment context related'),
    Patient: words('animal'),
    PlanDefinition: words('contributor'),
    Procedure: words('context definition notDone notDoneReason'),
    Task: words('context definitionReference definitionUri'),
    ValueSet: words('extensible'),
  },
  'R4B or R5': {
    Evidence: words('assertion certainty statistic studyDesign synthesisType variableDefinition'),
    EvidenceVariable: words('actual category characteristicCombination handling'),
  },
  R5: {
    '*': words('copyrightLabel versionAlgorithmCoding versionAlgorithmString'),
    ActivityDefinition: words('asNeededBoolean asNeededCodeableConcept'),
    Composition: words('note useContext'),
    Condition: words('participant'),
    DiagnosticReport: words('composition note procedure supportingInfo'),
    Encounter: words('actualPeriod careTeam plannedStartDate subjectStatus virtualService'),
    MedicationRequest: words('effectiveDosePeriod medication renderedDosageInstruction'),
    Observation: words('bodyStructure instantiatesCanonical instantiatesReference triggeredBy'),
    PlanDefinition: words('actor asNeededBoolean asNeededCodeableConcept'),
    Procedure: words('focus occurrenceDateTime occurrencePeriod recorded'),
    ServiceRequest: words('bodyStructure'),
    Task: words('performer requestedPerformer requestedPeriod'),
    ValueSet: words('scope'),
  },
};

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
