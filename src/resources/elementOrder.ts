import type { FhirResource } from 'fhir/r4.js';

const domain = 'resourceType id meta implicitRules language text contained extension modifierExtension';
const head = 'url identifier version name title';
const about = 'date publisher contact description';
const history =
  'approvalDate lastReviewDate effectivePeriod topic author editor reviewer endorser relatedArtifact';

/** Root elements in the order of their definitions in FHIR 4.0.1, for the types made here. */
const orders: Readonly<Record<string, string>> = {
  DocumentReference:
    'masterIdentifier identifier status docStatus type category subject date author authenticator custodian relatesTo description securityLabel content context',
  CodeSystem: `${head} status experimental ${about} useContext jurisdiction purpose copyright caseSensitive valueSet hierarchyMeaning compositional versionNeeded content supplements count filter property concept`,
  ValueSet: `${head} status experimental ${about} useContext jurisdiction immutable purpose copyright compose expansion`,
  ConceptMap: `${head} status experimental ${about} useContext jurisdiction purpose copyright sourceUri sourceCanonical targetUri targetCanonical group`,
  EvidenceVariable: `${head} shortTitle subtitle status ${about} note useContext jurisdiction copyright ${history} type characteristic`,
  Evidence: `${head} shortTitle subtitle status ${about} note useContext jurisdiction copyright ${history} exposureBackground exposureVariant outcome`,
  Questionnaire: `${head} derivedFrom status experimental subjectType ${about} useContext jurisdiction purpose copyright approvalDate lastReviewDate effectivePeriod code item`,
  ActivityDefinition: `${head} subtitle status experimental subjectCodeableConcept ${about} useContext jurisdiction purpose usage copyright ${history} library kind profile code intent priority doNotPerform location participant productReference productCodeableConcept quantity dosage bodySite`,
  PlanDefinition: `${head} subtitle type status experimental subjectCodeableConcept ${about} useContext jurisdiction purpose usage copyright ${history} library goal action`,
  Library: `${head} subtitle status experimental type subjectCodeableConcept ${about} useContext jurisdiction purpose usage copyright ${history} parameter dataRequirement content`,
  StructureDefinition: `${head} status experimental ${about} useContext jurisdiction purpose copyright keyword fhirVersion mapping kind abstract context contextInvariant type baseDefinition derivation snapshot differential`,
  ImplementationGuide: `url version name title status experimental ${about} useContext jurisdiction copyright packageId license fhirVersion dependsOn global definition manifest`,
};

/** The resource with its root elements in FHIR's order, as readers and diffs expect it. An element not listed is our bug. */
export function inSpecOrder<T extends FhirResource>(resource: T): T {
  const order = `${domain} ${orders[resource.resourceType]}`.split(' ');
  const stray = Object.keys(resource).find((name) => !order.includes(name));
  if (stray) throw new Error(`${resource.resourceType}.${stray} has no place in the order of elements`);
  const sorted = order.flatMap((name) => {
    const value = (resource as unknown as Record<string, unknown>)[name];
    return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[name, value]];
  });
  return Object.fromEntries(sorted) as T;
}
