import { excerpt } from '../input/visible.ts';
import { icd10cm, snomedct } from '../logic/codeSet.ts';

/** Code systems by the uri that FHIR records name them by, each with other names that are met for it. */
const systems: Readonly<Record<string, readonly string[]>> = {
  [icd10cm]: ['urn:oid:2.16.840.1.113883.6.90', 'ICD-10-CM', 'ICD10CM', 'ICD10'],
  'http://www.cms.gov/Medicare/Coding/ICD10': ['urn:oid:2.16.840.1.113883.6.4', 'ICD-10-PCS', 'ICD10PCS'],
  [snomedct]: ['urn:oid:2.16.840.1.113883.6.96', 'SNOMED-CT', 'SNOMED CT', 'SNOMED', 'SCT'],
  'http://loinc.org': ['urn:oid:2.16.840.1.113883.6.1', 'LOINC'],
  'http://www.nlm.nih.gov/research/umls/rxnorm': ['urn:oid:2.16.840.1.113883.6.88', 'RxNorm'],
  'http://www.ama-assn.org/go/cpt': ['urn:oid:2.16.840.1.113883.6.12', 'CPT'],
  'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets': ['urn:oid:2.16.840.1.113883.6.285', 'HCPCS'],
  'http://hl7.org/fhir/sid/ndc': ['urn:oid:2.16.840.1.113883.6.69', 'NDC'],
};

/**
 * What is wrong with the uri of a code system: no uri at all, or a known system written in a way that no record has. Such a
 * code would match nothing, and nobody would see it. A site's own systems are not known here and pass.
 */
export function systemFault(system: string): string | undefined {
  if (system in systems) return undefined;
  const meant = Object.entries(systems).find(([uri, others]) =>
    [uri, ...others].some((known) => bare(known) === bare(system)),
  );
  if (meant)
    return `The code system is written "${excerpt(system)}"; records name it ${meant[0]}, and a code of another system matches none of them. Write that.`;
  if (/^(?:https?:\/\/|urn:)\S+$/.test(system)) return undefined;
  return `"${excerpt(system)}" is no uri of a code system. Write the uri that records have: ${Object.keys(systems).join(', ')}, or that of a system of your own.`;
}

/** Without what slips in and out of a uri: the protocol, www, a version, a slash at the end, signs and capitals. */
function bare(uri: string): string {
  return uri
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[|#].*$/, '')
    .replaceAll(/[^a-z0-9]/g, '');
}
