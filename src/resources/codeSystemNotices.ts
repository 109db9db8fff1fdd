import type { ListedCode } from '../knowledge/codeList.ts';
import { snomedct } from '../logic/codeSet.ts';

/** What the owners of public code systems want said where their codes are listed. By system uri; nothing where no wording is known. */
export const codeSystemNotices: Readonly<Record<string, string>> = {
  'http://hl7.org/fhir/sid/icd-10-cm':
    'ICD-9 and ICD-10 are copyrighted by the World Health Organization (WHO) which owns and publishes the classification. See https://www.who.int/classifications/icd/en. WHO has authorized the development of an adaptation of ICD-9 and ICD-10 to ICD-9-CM to ICD-10-CM for use in the United States for U.S. government purposes.',
  'http://snomed.info/sct':
    'This value set includes content from SNOMED CT, which is copyright © 2002+ International Health Terminology Standards Development Organisation (IHTSDO), and distributed by agreement between IHTSDO and HL7. Implementer use of SNOMED CT is not covered by this agreement.',
  'http://loinc.org':
    'This material contains content from LOINC (http://loinc.org). LOINC is copyright © 1995-2024, Regenstrief Institute, Inc. and the LOINC Committee, and is available at no cost under the license at http://loinc.org/license.',
  'http://www.nlm.nih.gov/research/umls/rxnorm':
    'This product uses publicly available data courtesy of the U.S. National Library of Medicine (NLM), National Institutes of Health, Department of Health and Human Services; NLM is not responsible for the product and does not endorse or recommend this or any other product.',
};

/** What SNOMED International wants said of a set that holds only codes of its free set for the patient summary. */
export const snomedFreeSetNotice =
  'The SNOMED International IPS Terminology is distributed by International Health Terminology Standards Development Organisation, trading as SNOMED International, and is subject the terms of the Creative Commons Attribution 4.0 International Public License.';

/** The notices for the code systems of these codes, in the order of their uris. Which SNOMED CT codes are free, their notes say. */
export function noticesOf(codes: readonly ListedCode[]): string[] {
  const systems = [...new Set(codes.map(({ system }) => system))].sort();
  return systems.flatMap((system) => {
    const notice = codeSystemNotices[system];
    if (system !== snomedct) return notice ?? [];
    const licensed = codes.filter((code) => code.system === system && !isFree(code));
    if (licensed.length === 0) return snomedFreeSetNotice;
    return `${notice} Not in the free set of the International Patient Summary, so that a SNOMED CT affiliate licence is needed: ${licensed.map(({ code }) => code).join(', ')}.`;
  });
}

function isFree({ note = '' }: ListedCode): boolean {
  return /\bin SNOMED IPS Free Set\b/.test(note);
}
