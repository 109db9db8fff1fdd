/** What the printers need to know of a code list; a knowledge `CodeList` is one. */
export interface CodeSet {
  readonly id: string;
  readonly title: string;
  readonly codes: readonly {
    readonly system: string;
    readonly code: string;
    readonly class: 'definite' | 'possible' | 'never';
  }[];
  readonly families: readonly { readonly system: string; readonly root: string }[];
}

/** The code system whose codes are written with and without their dot. */
export const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';

/** The other code system in which a diagnosis counts as understood. */
export const snomedct = 'http://snomed.info/sct';
