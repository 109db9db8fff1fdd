import type { Coding } from 'fhir/r4.js';
import type { CodeList, ListedCode } from '../knowledge/codeList.ts';

/** How a clinician names the code systems. */
const systems: Readonly<Record<string, string>> = {
  'ICD-10-CM': 'http://hl7.org/fhir/sid/icd-10-cm',
  'ICD-10-PCS': 'http://www.cms.gov/Medicare/Coding/ICD10',
  'SNOMED-CT': 'http://snomed.info/sct',
  LOINC: 'http://loinc.org',
  RxNorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  HCPCS: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  CPT: 'http://www.ama-assn.org/go/cpt',
  NDC: 'http://hl7.org/fhir/sid/ndc',
  CVX: 'http://hl7.org/fhir/sid/cvx',
};

/** A fault of a written code: the stable code of the diagnostic, and the words. */
export interface CodeFault {
  readonly code: string;
  readonly message: string;
}

/**
 * Reads `ICD-10-CM M96.1 Postlaminectomy syndrome, not elsewhere classified`: system, code and display, so that a reviewer
 * sees what is meant. A system without such a name, a site's own, is given by its uri. The display must be the one of the
 * guideline's code lists. Faults: `case-code-form`, `case-code-system`, `case-code-unknown` (in no list) and `case-code-display`.
 * @param unlisted the code is meant to stand in no list
 */
export function caseCode(
  text: string,
  unlisted: boolean,
  codeLists: readonly CodeList[],
): Coding | CodeFault {
  const [, name, code, display] = /^(\S+)\s+(\S+)\s+(\S.*)$/.exec(text.trim()) ?? [];
  if (name === undefined || code === undefined || display === undefined)
    return fault(
      'case-code-form',
      `"${text}" is not a system, a code and its display: ICD-10-CM M54.50 Low back pain, unspecified.`,
    );
  const system = systemOf(name, codeLists);
  if (system === undefined)
    return fault(
      'case-code-system',
      `"${name}" is no code system known here; known: ${Object.keys(systems).join(', ')}, and by their uri those of the guideline's code lists.`,
    );
  const listed = listedBySystem(codeLists).get(system) ?? new Map<string, ListedCode>();
  const same = listed.get(code);
  if (!same && !unlisted && !inFamily(system, code, codeLists))
    return fault(
      'case-code-unknown',
      `No code list of the guideline has ${name} ${code}${alike(code, listed)} Mend the code, or add "unlisted: true" if it is meant to be in none.`,
    );
  if (same && same.display !== display)
    return fault(
      'case-code-display',
      `${name} ${code} is "${same.display}" in the guideline's code lists, not "${display}". Mend the display, or the code.`,
    );
  return { system, code, display };
}

/** The listed code that lacks only its dot or its capitals here; any other likeness may be another diagnosis. */
function alike(code: string, listed: ReadonlyMap<string, ListedCode>): string {
  const plain = (text: string) => text.replaceAll(/[\s.]/g, '').toUpperCase();
  const meant = [...listed.values()].find((each) => plain(each.code) === plain(code));
  return meant ? `; is ${meant.code} meant?` : '.';
}

const indexes = new WeakMap<readonly CodeList[], ReadonlyMap<string, ReadonlyMap<string, ListedCode>>>();

/** The codes of the lists by system and code, the first where several lists have one; put together once for all cases. */
function listedBySystem(
  codeLists: readonly CodeList[],
): ReadonlyMap<string, ReadonlyMap<string, ListedCode>> {
  const known = indexes.get(codeLists);
  if (known) return known;
  const index = new Map<string, Map<string, ListedCode>>();
  for (const listed of codeLists.flatMap(({ codes }) => codes)) {
    const codes = index.get(listed.system) ?? new Map<string, ListedCode>();
    index.set(listed.system, codes);
    if (!codes.has(listed.code)) codes.set(listed.code, listed);
  }
  indexes.set(codeLists, index);
  return index;
}

/** By the name that a clinician uses; a system of a site has no such name and is given by its uri. */
function systemOf(name: string, codeLists: readonly CodeList[]): string | undefined {
  const known = Object.keys(systems).find((each) => each.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return systems[known];
  return listedBySystem(codeLists).has(name) ? name : undefined;
}

/** A code below a family need not be listed one by one. */
function inFamily(system: string, code: string, codeLists: readonly CodeList[]): boolean {
  return codeLists.some(({ families }) =>
    families.some((family) => family.system === system && code.startsWith(family.root)),
  );
}

function fault(code: string, message: string): CodeFault {
  return { code, message };
}
