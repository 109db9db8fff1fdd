const crmi = 'http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-';
const cpg = 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-';

/**
 * CRMI 1.0 profiles that hold and are not claimed: they slice root extensions by profiles that neither CRMI nor its
 * definitions carry (cqf-artifactComment, artifact-versionPolicy, artifact-identifier, valueset-otherTitle, cqf-logicDefinition
 * and others), so that a validator without all of the extension pack answers every extension of the resource with an error.
 */
const notClaimed: ReadonlySet<string> = new Set([
  'shareableactivitydefinition',
  'shareablecodesystem',
  'shareableconceptmap',
  'shareableimplementationguide',
  'shareablelibrary',
  'shareableplandefinition',
  'shareablequestionnaire',
  'shareablevalueset',
  'publishableimplementationguide',
  'publishablelibrary',
  'publishablevalueset',
  'manifestlibrary',
]);

/**
 * `meta` that claims CPG 2.0 and CRMI 1.0 profiles, by their tails. A builder names what its resources hold to; what no
 * validator could confirm is left out.
 */
export function claims(profiles: { readonly crmi?: readonly string[]; readonly cpg?: readonly string[] }): {
  meta?: { profile: string[] };
} {
  const { cpg: fromCpg = [], crmi: fromCrmi = [] } = profiles;
  const confirmed = fromCrmi.filter((name) => !notClaimed.has(name));
  const profile = [...fromCpg.map((name) => cpg + name), ...confirmed.map((name) => crmi + name)];
  return profile.length > 0 ? { meta: { profile } } : {};
}
