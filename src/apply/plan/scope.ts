import type { FhirResource } from 'fhir/r4.js';

/** What `%context` and `%resource` are: the definition that holds the expression, and the resource being made, if any. */
export interface Scope {
  readonly context: FhirResource;
  readonly resource?: object;
  /** Canonicals of the libraries that a define is looked for in, where the expression names none. */
  readonly libraries?: readonly string[] | undefined;
}
