import type { Catalog } from '../artifact.ts';
import { codeSystemNotices } from '../resources/codeSystemNotices.ts';

/** Names readers know the public code systems by. */
const names: Readonly<Record<string, string>> = {
  'http://snomed.info/sct': 'SNOMED CT',
  'http://loinc.org': 'LOINC',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'RxNorm',
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD-10-CM',
  'http://www.cms.gov/Medicare/Coding/ICD10': 'ICD-10-PCS',
  'https://www.nlm.nih.gov/mesh': 'MeSH',
  'http://nucc.org/provider-taxonomy': 'NUCC provider taxonomy',
};

/** Name of a code system, or its url where we know none. */
export function systemName(url: string): string {
  return names[url] ?? url;
}

/** Notices of exactly the code systems whose codes the artifacts carry. */
export function noticesFor(catalog: Catalog): string[] {
  const carried = new Set<string>();
  const missing = new Set(Object.keys(codeSystemNotices));
  // To print everything takes long, and mostly the first few artifacts settle it.
  for (const { resource } of catalog.artifacts) {
    if (missing.size === 0) break;
    const text = JSON.stringify(resource);
    for (const system of missing) {
      if (!text.includes(`"system":"${system}"`)) continue;
      carried.add(system);
      missing.delete(system);
    }
  }
  return Object.entries(codeSystemNotices).flatMap(([system, notice]) =>
    carried.has(system) ? [notice] : [],
  );
}
