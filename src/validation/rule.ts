import type { Artifact } from '../artifact.ts';
import type { Severity } from '../diagnostic.ts';
import type { Entry, ResourceExample } from './catalogue/entry.ts';
import type { Scope } from './scope.ts';

/** A fault that a rule found in an artifact. The driver adds code, severity, place and specification. */
export interface Finding {
  /** What was found, what was expected and how to mend it. */
  readonly message: string;
  readonly fhirPath?: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
}

/** One thing that artifacts must hold to, with its words for the catalogue. */
export interface Rule extends Entry<ResourceExample> {
  /** True when it may also read artifacts whose structure is not sound. */
  readonly tolerant?: true;
  /** Loads what `check` needs for this artifact, if it is not there yet. */
  prepare?(artifact: Artifact, scope: Scope): Promise<void> | undefined;
  check(artifact: Artifact, scope: Scope): Iterable<Finding>;
}
