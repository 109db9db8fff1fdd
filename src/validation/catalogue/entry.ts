import type { Severity } from '../../diagnostic.ts';
import type { ValidationOptions } from '../scope.ts';

/** What findings are about, with titles, in the order in which the catalogue shows them. */
export const groups = {
  reading: 'Files and JSON',
  structure: 'Structure',
  identity: 'Ids, urls and names',
  extensions: 'Extensions',
  bundles: 'Bundles',
  links: 'References and canonicals',
  terminology: 'Terminology',
  questionnaires: 'Questionnaires',
  responses: 'Responses to questionnaires',
  conformance: 'Profiles, search parameters and operations',
  measures: 'Measures',
  knowledge: 'Plans, activities, libraries and evidence',
  expressions: 'FHIRPath of plans and activities',
  narrative: 'Narrative and attachments',
  ignoring: 'Files of accepted findings',
} as const;

export type Group = keyof typeof groups;

/** A resource with one fault, and the same mended: without an error. Tests validate both; readers see both. */
export interface ResourceExample {
  readonly faulty: object;
  readonly mended: object;
  /** What stands beside either of them. */
  readonly beside?: readonly object[];
  /** Where the rule concerns other calls than `knart validate`: those of a build. */
  readonly options?: Partial<ValidationOptions>;
}

/** The same of a text: that of a file, or an expression of FHIRPath. */
export interface TextExample {
  readonly faulty: string;
  readonly mended: string;
}

/** What a person wants to know of a kind of finding. */
export interface Entry<Example = ResourceExample | TextExample> {
  /** Stable kebab-case name, never reused. */
  readonly code: string;
  readonly group: Group;
  /** That of most of its findings; one may differ. */
  readonly severity: Severity;
  /** The page of a specification that decided. */
  readonly spec: string;
  /** What must hold. */
  readonly wants: string;
  /** What goes wrong otherwise, for a server or for people. */
  readonly why: string;
  readonly example: Example;
}

/** Of entries that stand under their codes in one group. */
export type Fault<Example> = Omit<Entry<Example>, 'code' | 'group'>;
