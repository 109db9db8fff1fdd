/** What the printers need to know of a code list; a knowledge `CodeList` is one. */
export interface CodeSet {
  readonly id: string;
  readonly title: string;
  readonly codes: readonly {
    readonly system: string;
    readonly code: string;
    readonly class: CodeClass;
  }[];
  /** Codes by how they begin; all that are not listed under another class have the family's. */
  readonly families: readonly {
    readonly system: string;
    readonly root: string;
    /** A family without a class is definite. */
    readonly class?: 'definite' | 'possible';
  }[];
}

/**
 * What a record with a code alone means: definite evidence, a reason to ask, or never to be counted. `unclassed` where nobody
 * decided: such codes are read by scores only, where the value decides.
 */
export type CodeClass = 'definite' | 'possible' | 'never' | 'unclassed';

/** The code system whose codes are written with and without their dot. */
export const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';

/** The other code system in which a diagnosis counts as understood. */
export const snomedct = 'http://snomed.info/sct';

/** The code systems of a list, sorted: what has a code in none of them is not understood. */
export function systemsOf({ codes, families }: CodeSet): readonly string[] {
  return [...new Set([...codes, ...families].map(({ system }) => system))].sort();
}
