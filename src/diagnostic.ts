/** A place in a text that a person can open: 1-based line and column, `length` in characters. */
export interface Place {
  /** Path as the user would type it, `/` as separator, never absolute. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
  /** The words that stand there, verbatim. */
  readonly quote?: string;
}

/** How much a finding weighs: an error stops the build, a warning asks for a look, information only tells. */
export type Severity = 'error' | 'warning' | 'information';

/** One thing the author of a guideline (or of a bundle) should know, with the place to mend it. */
export interface Diagnostic {
  /** Stable kebab-case name of the rule, never reused: `row-unknown-rating`. */
  readonly code: string;
  readonly severity: Severity;
  /** What was found, what was expected and how to mend it, in one or two sentences. */
  readonly message: string;
  readonly place: Place;
  /** FHIRPath into the resource, when the fault shows in an artifact. */
  readonly fhirPath?: string;
  /** The page of a specification that decided. */
  readonly spec?: string;
}

/** Where a stage says what it found; stages read on after an error, so that one run finds all of them. */
export type Report = (diagnostic: Diagnostic) => void;

/** Runs a stage and returns its value beside everything it reported. */
export function collect<T>(stage: (report: Report) => T): { value: T; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const value = stage((diagnostic) => diagnostics.push(diagnostic));
  return { value, diagnostics };
}

/** True when a diagnostic must stop the build. */
export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}
